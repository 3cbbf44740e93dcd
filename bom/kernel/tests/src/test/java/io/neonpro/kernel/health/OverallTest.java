package io.neonpro.kernel.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OverallTest {

    @Test
    void itIsHealthyWhenEverythingIs() {
        assertThat(Overall.of(Map.of("redis", State.healthy()))).isEqualTo(State.healthy());
    }

    @Test
    void itIsAsBadAsTheWorstAndSaysEveryReason() {
        State state = Overall.of(Map.of(
                "redis", State.degraded("lost"),
                "kafka", State.healthy(),
                "postgres", State.down("lost too")));

        assertThat(state).isEqualTo(State.down("postgres: lost too; redis: lost"));
    }
}
