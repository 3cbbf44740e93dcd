package io.neonpro.kernel.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neonpro.kernel.end.Ended;
import io.quarkus.arc.Arc;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** An instance of a service, as far as jobs go: what knows kinds, adds jobs and runs them. */
public final class Instance implements AutoCloseable {

    /** It looks for jobs once an hour: whatever it does sooner it was woken for, or knew the time of. */
    static final Settings SLEEPY = new Settings(Duration.ofHours(1), Duration.ofSeconds(5));

    /** The same, and what has failed is soon due again. */
    static final Settings PROMPT = new Settings(Duration.ofHours(1), Duration.ofMillis(50));

    /** It hardly waits. */
    public static final Settings HASTY = new Settings(Duration.ofMillis(20), Duration.ofMillis(1));

    final Jobs jobs;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final JobComponent figures;
    private final JobEngine engine;
    private final JobKinds kinds;
    private boolean isStarted;

    private Instance(Pool pool, JobQueue queue, Workers workers, Settings settings, JobKind<?>... kinds) {
        var vertx = Arc.container().instance(Vertx.class).get();
        var payloads = new Payloads(Arc.container().instance(ObjectMapper.class).get());
        this.kinds = new JobKinds(List.of(kinds));
        this.figures = new JobComponent(pool, settings, metrics);
        this.engine = new JobEngine(
                this.kinds, queue, workers.of(payloads, queue, settings, metrics), settings, figures, vertx);
        this.jobs = new Jobs(this.kinds, payloads, new Backlog(), engine);
    }

    static Instance of(Pool pool, Settings settings, JobKind<?>... kinds) {
        return new Instance(pool, new JobQueue(pool), JobWorker::new, settings, kinds);
    }

    /** One whose kind of job adds jobs itself. */
    public static Instance of(Pool pool, Settings settings, Function<Jobs, JobKind<?>> kind) {
        LateJobs jobs = new LateJobs();
        Instance instance = of(pool, settings, kind.apply(jobs));
        jobs.actual = instance.jobs;
        return instance;
    }

    /** One whose queue or worker is another. */
    static Instance of(Pool pool, JobQueue queue, Workers workers, Settings settings, JobKind<?>... kinds) {
        return new Instance(pool, queue, workers, settings, kinds);
    }

    public Instance start() {
        engine.start(null);
        isStarted = true;
        return this;
    }

    /** Has it look for jobs, as a transaction does. */
    public void wake() {
        engine.waking(Instant.now()).orElseThrow().run();
    }

    StandingJobs standing() {
        return new StandingJobs(
                kinds, jobs, Arc.container().instance(Vertx.class).get());
    }

    @Override
    public void close() {
        if (isStarted) {
            Ended.await(engine);
        }
    }

    /** Jobs that are there before what they are made of is. */
    private static final class LateJobs extends Jobs {

        private Jobs actual;

        LateJobs() {
            super(null, null, null, null);
        }

        @Override
        public Uni<Void> add(NewJob<?> job) {
            return actual.add(job);
        }

        @Override
        public Uni<Integer> cancel(UUID owner) {
            return actual.cancel(owner);
        }
    }

    /** Makes the worker of an instance. */
    interface Workers {

        JobWorker of(Payloads payloads, JobQueue queue, JobSettings settings, MeterRegistry metrics);
    }

    public record Settings(Duration pollInterval, Duration firstRetryAfter) implements JobSettings {

        @Override
        public Duration lastRetryAfter() {
            return firstRetryAfter.multipliedBy(100);
        }

        @Override
        public Duration awayRetryAfter() {
            return firstRetryAfter;
        }

        @Override
        public Duration leaseMargin() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration maxDelay() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration keepFailed() {
            return Duration.ofDays(30);
        }
    }
}
