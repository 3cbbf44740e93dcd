package io.neonpro.kernel.job;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** A kind of job for tests: told a number, it does what the test wants. */
final class Counting extends JobKind<Counting.Number> {

    static final String NAME = "count";

    private final Function<Job<Number>, Uni<?>> work;

    Counting(JobLimits limits, Function<Job<Number>, Uni<?>> work) {
        super(NAME, Number.class, limits);
        this.work = work;
    }

    /** One that has its effect, and nothing else. */
    static Counting into(Effects effects) {
        return new Counting(
                JobLimits.STANDARD, job -> effects.happen(job.payload().number()));
    }

    static NewJob<Number> job(int number) {
        return NewJob.of(NAME, new Number(number));
    }

    @Override
    protected Uni<?> run(Job<Number> job) {
        return work.apply(job);
    }

    record Number(int number) {}
}
