package io.neonpro.kernel.workflow;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/**
 * Something that a workflow does, and how it is undone.
 *
 * <p>A step fails with {@link io.neonpro.kernel.event.Refused} when it is refused: then the workflow is undone. Whatever
 * else it fails with, it is tried again; what {@link io.neonpro.kernel.data.Absence} calls one, or {@link
 * io.neonpro.kernel.job.Away}, for as long as the workflow has time.
 *
 * @param name kebab-case, and never changed
 * @param isHere whether it is taken in the transaction that notes so, and has its effect once; else it may be repeated
 * @param take answers what came of it
 * @param undo also of a step elsewhere of which it is not known whether it was taken; it has to see to it that one that
 *     comes late, after this, has no effect either
 */
public record Step<S, E>(String name, boolean isHere, Function<Task<S>, Uni<E>> take, Function<Task<S>, Uni<?>> undo) {

    /** In this service's database. */
    public static <S, E> Step<S, E> here(String name, Function<Task<S>, Uni<E>> take) {
        return new Step<>(name, true, take, task -> Uni.createFrom().voidItem());
    }

    /** In another service, by the task's key or otherwise in a way that may be repeated; no transaction is open. */
    public static <S, E> Step<S, E> elsewhere(String name, Function<Task<S>, Uni<E>> take) {
        return new Step<>(name, false, take, task -> Uni.createFrom().voidItem());
    }

    public Step<S, E> undoneBy(Function<Task<S>, Uni<?>> undoing) {
        return new Step<>(name, isHere, take, undoing);
    }
}
