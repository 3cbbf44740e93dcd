package io.neonpro.kernel.data;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * Transactions of the primary. Once begun they come to their own end: a client that goes away cancels whatever it waits
 * for, and how far a cancelled transaction had come would decide how it ends and when its connection is free again.
 */
public final class Transactions {

    private Transactions() {}

    /** Commits when the work succeeds, rolls back when it fails; joins the caller's transaction where there is one. */
    public static <T> Uni<T> run(Supplier<Uni<T>> work) {
        return toItsEnd(Panache.withTransaction(work));
    }

    /** The same work, which nobody can cancel. */
    static <T> Uni<T> toItsEnd(Uni<T> work) {
        return Uni.createFrom().emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail));
    }
}
