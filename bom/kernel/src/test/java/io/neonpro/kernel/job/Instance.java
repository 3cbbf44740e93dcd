package io.neonpro.kernel.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.Arc;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An instance of a service, as far as jobs go: what knows kinds, adds jobs and runs them. */
final class Instance implements AutoCloseable {

    /** It looks for jobs once an hour: whatever it does sooner it was woken for, or knew the time of. */
    static final Settings SLEEPY = new Settings(Duration.ofHours(1), Duration.ofSeconds(5));

    /** It hardly waits. */
    static final Settings HASTY = new Settings(Duration.ofMillis(20), Duration.ofMillis(1));

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

    /** One whose queue or worker is another. */
    static Instance of(Pool pool, JobQueue queue, Workers workers, Settings settings, JobKind<?>... kinds) {
        return new Instance(pool, queue, workers, settings, kinds);
    }

    Instance start() {
        engine.start(null);
        isStarted = true;
        return this;
    }

    /** Has it look for jobs, as a transaction does. */
    void wake() {
        engine.waking(Instant.now()).orElseThrow().run();
    }

    StandingJobs standing() {
        return new StandingJobs(
                kinds, jobs, Arc.container().instance(Vertx.class).get());
    }

    @Override
    public void close() {
        if (isStarted) {
            engine.stop(null);
        }
    }

    /** Makes the worker of an instance. */
    interface Workers {

        JobWorker of(Payloads payloads, JobQueue queue, JobSettings settings, MeterRegistry metrics);
    }

    record Settings(Duration pollInterval, Duration firstRetryAfter) implements JobSettings {

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
