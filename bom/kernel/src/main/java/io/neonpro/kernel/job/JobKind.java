package io.neonpro.kernel.job;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is done later, or in the background, and within which bounds. Extended by a bean for each; an instance that does
 * not know a kind leaves its jobs to those that do.
 *
 * @param <P> what it is done with: a record of ids, times and numbers, as jobs are no place for personal data
 */
public abstract class JobKind<P extends Record> {

    private final String name;
    private final Class<P> payload;
    private final JobLimits limits;

    /**
     * @param name kebab-case, and never changed
     */
    protected JobKind(String name, Class<P> payload, JobLimits limits) {
        Payloads.check(payload);
        this.name = name;
        this.payload = payload;
        this.limits = limits;
    }

    /**
     * Does it, in a transaction for the job's tenant that ends the job too: what it changes there happens once, whatever
     * becomes of this instance. It fails for another attempt, and with
     * {@link GivenUp} for none.
     */
    protected abstract Uni<?> run(Job<P> job);

    /**
     * What is done elsewhere, before that transaction begins. It happens again when the attempt comes to nothing, so it is
     * done in a way that may be repeated, by the job's id. It fails with {@link Away} when that place cannot be reached.
     */
    protected Uni<?> reachOut(Job<P> job) {
        return Uni.createFrom().voidItem();
    }

    /** What that transaction does, once what is done elsewhere is done. */
    Uni<Supplier<Uni<?>>> effect(Job<P> job) {
        return reachOut(job).map(done -> () -> run(job));
    }

    /**
     * The effect and the end of the job, within one transaction: the end last, as nobody who would cancel the job is to wait for a
     * long effect.
     */
    Uni<?> together(Supplier<Uni<?>> effect, Supplier<Uni<Void>> end) {
        return effect.get().chain(() -> end.get());
    }

    /** One that recurs and is there whenever the service runs, for no tenant. */
    protected Optional<NewJob<P>> standing() {
        return Optional.empty();
    }

    public final String name() {
        return name;
    }

    final Class<P> payload() {
        return payload;
    }

    final JobLimits limits() {
        return limits;
    }
}
