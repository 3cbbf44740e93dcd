package io.neonpro.kernel.job;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * A kind of job that is done elsewhere, and what it changes here depends on what came of it there.
 *
 * @param <R> what came of it
 */
public abstract class Errand<P extends Record, R> extends JobKind<P> {

    protected Errand(String name, Class<P> payload, JobLimits limits) {
        super(name, payload, limits);
    }

    /** As {@link #reachOut}: outside of any transaction, and perhaps again. */
    protected abstract Uni<R> reach(Job<P> job);

    /** As {@link #run(Job)}: within the transaction that ends the job, and sent together with that; a few statements. */
    protected abstract Uni<?> conclude(Job<P> job, R result);

    @Override
    final Uni<Supplier<Uni<?>>> effect(Job<P> job) {
        return reach(job).map(result -> () -> conclude(job, result));
    }

    /** Sent together: what is left to be done here is short. */
    @Override
    final Uni<?> together(Supplier<Uni<?>> effect, Supplier<Uni<Void>> end) {
        return Uni.combine().all().unis(effect.get(), end.get()).discardItems();
    }

    @Override
    protected final Uni<?> run(Job<P> job) {
        return reach(job).flatMap(result -> conclude(job, result));
    }
}
