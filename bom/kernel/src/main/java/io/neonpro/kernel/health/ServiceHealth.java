package io.neonpro.kernel.health;

import io.neonpro.kernel.start.Settled;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;

/** How the service is doing, from how its components are doing; watched also when nobody asks. */
@ApplicationScoped
public class ServiceHealth {

    private final List<WatchedComponent> components;
    private final HealthConfig config;
    private Cancellable watch = () -> {};

    ServiceHealth(@All List<Component> components, HealthConfig config, Vertx vertx) {
        this.components = components.stream()
                .map(each -> new WatchedComponent(each, config, vertx))
                .toList();
        this.config = config;
    }

    List<WatchedComponent> components() {
        return components;
    }

    /** The worst state of all components, with every reason there is. */
    public Uni<State> state() {
        return Multi.createFrom()
                .iterable(components)
                .onItem()
                .transformToUniAndMerge(component -> component.state().map(state -> Map.entry(component, state)))
                .collect()
                .asMap(each -> each.getKey().name(), Map.Entry::getValue)
                .map(Overall::of);
    }

    void start(@Observes Settled event) {
        watch = Multi.createFrom()
                .ticks()
                .every(config.watchEvery())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> state())
                .subscribe()
                .with(ignored -> {});
    }

    @PreDestroy
    void stop() {
        watch.cancel();
    }
}
