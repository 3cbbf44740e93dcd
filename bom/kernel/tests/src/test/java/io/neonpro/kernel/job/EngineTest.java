package io.neonpro.kernel.job;

import static org.awaitility.Awaitility.await;

import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of jobs begin with: no job, no effect, and instances that end with the test. */
public abstract class EngineTest {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    @ReactiveDataSource("relay")
    protected Pool pool;

    protected final UUID tenant = Ids.next();

    protected final List<Instance> instances = new ArrayList<>();

    protected Effects effects;

    @BeforeEach
    void begin() {
        effects = Effects.in(pool);
    }

    @AfterEach
    void end() {
        instances.forEach(Instance::close);
    }

    protected final Instance with(Instance instance) {
        instances.add(instance);
        return instance;
    }

    final Instance instance(JobKind<?> kind) {
        return with(Instance.of(pool, Instance.SLEEPY, kind));
    }

    final Instance start(JobKind<?> kind) {
        return instance(kind).start();
    }

    final Instance hasty(JobKind<?> kind) {
        return with(Instance.of(pool, Instance.HASTY, kind)).start();
    }

    final void add(Instance instance, NewJob<?> job) {
        Work.inTransaction(tenant, () -> instance.jobs.add(job));
    }

    final void awaitDone() {
        await().atMost(PATIENCE).until(() -> effects.jobs() == 0);
    }

    final void awaitFailures(int count) {
        await().atMost(PATIENCE).until(() -> effects.job().getInteger("failures") == count);
    }

    static void awaitOutcome(Instance instance, String outcome) {
        await().atMost(PATIENCE)
                .until(() -> instance.metrics
                                .find("neonpro.jobs.runs")
                                .tag("outcome", outcome)
                                .counter()
                        != null);
    }

    static void fail() {
        throw new IllegalStateException("of Ana");
    }
}
