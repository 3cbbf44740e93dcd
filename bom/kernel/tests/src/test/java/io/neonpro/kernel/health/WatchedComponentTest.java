package io.neonpro.kernel.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchedComponentTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void anAnswerIsGivenAgainForAWhile() {
        WatchedComponent watched = watched(() -> Uni.createFrom().item(State.degraded("slow")));

        watched.state().await().indefinitely();
        State again = watched.state().await().indefinitely();

        assertThat(again).isEqualTo(State.degraded("slow"));
        assertThat(watched.lastState()).isEqualTo(again);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aComponentThatFailsIsWhatItSaysItIsWithoutAnAnswer() {
        WatchedComponent watched = watched(() -> Uni.createFrom().failure(new IllegalStateException("gone")));

        State state = watched.state().await().indefinitely();

        assertThat(state).isEqualTo(State.degraded("unreachable: gone"));
    }

    @Test
    void aComponentThatNeverAnswersIsNotWaitedFor() {
        WatchedComponent watched = watched(() -> Uni.createFrom().nothing());

        State state = watched.state().await().atMost(Duration.ofMinutes(3));

        assertThat(state).isEqualTo(State.degraded("no answer in time"));
    }

    private WatchedComponent watched(Supplier<Uni<State>> answer) {
        Component component = new Component() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public Uni<State> state() {
                asked.incrementAndGet();
                return answer.get();
            }
        };
        return new WatchedComponent(component, config(), vertx);
    }

    private static HealthConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(HealthConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValue("neonpro.health.timeout", "50ms")
                .build()
                .getConfigMapping(HealthConfig.class);
    }
}
