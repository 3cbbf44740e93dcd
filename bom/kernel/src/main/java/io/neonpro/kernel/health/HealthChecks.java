package io.neonpro.kernel.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.HealthRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows every component's state as a readiness check and as the gauge {@code
 * neonpro.component.state}, and the service's own as a check named {@code neonpro}.
 *
 * <p>A check is UP while healthy or degraded, so an instance leaves the rotation only when it can
 * do nothing useful there. Liveness asks no component, only whether events are still asked for.
 */
@ApplicationScoped
class HealthChecks {

    private static final String OVERALL = "neonpro";

    private final ServiceHealth health;
    private final HealthRegistry readiness;
    private final MeterRegistry metrics;
    private final List<Gauge> gauges = new ArrayList<>();

    HealthChecks(ServiceHealth health, @Readiness HealthRegistry readiness, MeterRegistry metrics) {
        this.health = health;
        this.readiness = readiness;
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent event) {
        health.components().forEach(this::register);
        readiness.register(OVERALL, () -> health.state().map(state -> response(OVERALL, state)));
    }

    void unregister(@Observes ShutdownEvent event) {
        gauges.forEach(metrics::remove);
    }

    private void register(WatchedComponent component) {
        readiness.register(component.name(), () -> component.state().map(state -> response(component.name(), state)));
        gauges.add(Gauge.builder(
                        "neonpro.component.state",
                        component,
                        each -> each.lastState().severity())
                .description("0 healthy, 1 degraded, 2 down")
                .tag("component", component.name())
                .register(metrics));
    }

    private static HealthCheckResponse response(String name, State state) {
        return HealthCheckResponse.named(name)
                .status(!(state instanceof State.Down))
                .withData("state", state.label())
                .withData("reason", state.reason())
                .build();
    }
}
