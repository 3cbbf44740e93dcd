package io.neonpro.kernel.job;

import io.neonpro.kernel.value.Ids;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of jobs begin with: no job, no effect, and instances that end with the test. */
public abstract class EngineTest {

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
}
