package io.neonpro.kernel.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.event.PartitionWork.Stage;
import io.neonpro.kernel.health.Component;
import io.neonpro.kernel.health.Gauges;
import io.neonpro.kernel.health.State;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.HealthRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether events of other services are heard, and how soon. Degraded when Kafka is not asked, or when an event waits for its
 * turn or its effect for too long; not alive, so that the instance is started anew, when Kafka was not asked for minutes.
 */
@ApplicationScoped
class ConsumerComponent implements Component {

    /** The consumer asks every two seconds, whether Kafka answers or not. */
    private static final Duration DEAF_AFTER = Duration.ofSeconds(30);

    private static final Duration DEAD_AFTER = Duration.ofMinutes(3);
    private static final String NAME = "events";
    private static final String LIVENESS = "event-consumer";

    private final EventConsumer consumer;
    private final InboxSettings settings;
    private final HealthRegistry liveness;
    private final Gauges gauges;

    ConsumerComponent(
            EventConsumer consumer, InboxSettings settings, @Liveness HealthRegistry liveness, MeterRegistry metrics) {
        this.consumer = consumer;
        this.settings = settings;
        this.liveness = liveness;
        this.gauges = new Gauges(metrics)
                .with("neonpro.inbox.lag", this::lag)
                .with(
                        "neonpro.inbox.oldest.seconds",
                        () -> oldest().map(stage -> age(stage).toSeconds()).orElse(0L));
    }

    void start(@Observes StartupEvent event) {
        liveness.register(
                LIVENESS,
                () -> Uni.createFrom()
                        .item(HealthCheckResponse.named(LIVENESS)
                                .status(isAlive())
                                .build()));
    }

    void stop(@Observes ShutdownEvent event) {
        gauges.remove();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<State> state() {
        return Uni.createFrom().item(this::now);
    }

    private State now() {
        Duration silence = silence();
        if (silence.compareTo(DEAF_AFTER) > 0) {
            return State.degraded("Kafka was not asked for " + silence.toSeconds() + " s");
        }
        return oldest().filter(stage -> age(stage).compareTo(settings.maxDelay()) > 0)
                .<State>map(this::late)
                .orElseGet(State::healthy);
    }

    private State late(Stage stage) {
        return State.degraded("%s waits since %d s%s; %d more are behind"
                .formatted(
                        stage.record().topic(),
                        age(stage).toSeconds(),
                        stage.failure().map(cause -> ": " + cause.getMessage()).orElse(""),
                        lag()));
    }

    private boolean isAlive() {
        return silence().compareTo(DEAD_AFTER) < 0;
    }

    private Duration silence() {
        return consumer.subscription().map(Subscription::sincePoll).orElse(Duration.ZERO);
    }

    private long lag() {
        return consumer.subscription().map(Subscription::lag).orElse(0L);
    }

    private Optional<Stage> oldest() {
        return consumer.subscription().map(Subscription::stages).orElse(List.of()).stream()
                .min(Comparator.comparing(Stage::time));
    }

    private static Duration age(Stage stage) {
        return Duration.between(stage.time(), Instant.now());
    }
}
