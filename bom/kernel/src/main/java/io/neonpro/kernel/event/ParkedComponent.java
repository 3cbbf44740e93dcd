package io.neonpro.kernel.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.event.ParkedKeys.Figures;
import io.neonpro.kernel.health.Component;
import io.neonpro.kernel.health.Gauges;
import io.neonpro.kernel.health.State;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Events that failed, and what waits behind them: something that others said has no effect here yet. */
@ApplicationScoped
class ParkedComponent implements Component {

    private final Listeners listeners;
    private final ParkedKeys keys;
    private final InboxSettings settings;
    private final Gauges gauges;
    private volatile Figures figures = Figures.NONE;

    ParkedComponent(Listeners listeners, ParkedKeys keys, InboxSettings settings, MeterRegistry metrics) {
        this.listeners = listeners;
        this.keys = keys;
        this.settings = settings;
        this.gauges = new Gauges(metrics)
                .with("neonpro.inbox.parked.keys", () -> figures.keys())
                .with("neonpro.inbox.parked.events", () -> figures.events())
                .with("neonpro.inbox.parked.dead.letters", () -> figures.dead())
                .with("neonpro.inbox.parked.early", () -> figures.early())
                .with("neonpro.inbox.parked.oldest.seconds", () -> figures.seconds());
    }

    void stop(@Observes ShutdownEvent event) {
        gauges.remove();
    }

    @Override
    public String name() {
        return "parked-events";
    }

    @Override
    public Uni<State> state() {
        return listeners.topics().isEmpty()
                ? Uni.createFrom().item(State.healthy())
                : keys.figures().invoke(now -> figures = now).map(this::state);
    }

    private State state(Figures now) {
        return now.seconds() > settings.maxParked().toSeconds()
                ? State.degraded("%d events of %d keys wait, the oldest %d s; dead letters: %d, for a newer version: %d"
                        .formatted(now.events(), now.keys(), now.seconds(), now.dead(), now.early()))
                : State.healthy();
    }
}
