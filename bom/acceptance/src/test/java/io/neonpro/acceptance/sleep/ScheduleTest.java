package io.neonpro.acceptance.sleep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Day and night, as a ScaledObject writes them. */
class ScheduleTest {

    private static final String TRIGGERS = """
                - type: kafka
                  metadata:
                    bootstrapServers: "kafka:9093"
                    consumerGroup: billing
                    topic: neonpro.scheduling
                    lagThreshold: "200"
                - type: cron
                  metadata:
                    timezone: America/Noronha
                    start: "30 6 * * *"
                    end: "0 22 * * *"
                    desiredReplicas: "2"
                - type: cron
                  metadata:
                    timezone: America/Rio_Branco
                    start: "30 6 * * *"
                    end: "0 22 * * *"
                    desiredReplicas: "2"
            """;

    private final Schedule schedule = Schedule.read(TRIGGERS);

    @Test
    void dayBeginsWhereItBeginsFirstAndEndsWhereItEndsLast() {
        assertThat(schedule.isDay(Instant.parse("2026-11-26T08:29:59Z"))).isFalse();
        assertThat(schedule.isDay(Instant.parse("2026-11-26T08:30:00Z"))).isTrue();
        assertThat(schedule.isDay(Instant.parse("2026-11-27T02:59:59Z"))).isTrue();
        assertThat(schedule.isDay(Instant.parse("2026-11-27T03:00:00Z"))).isFalse();
    }

    @Test
    void whatWakesItIsRead() {
        assertThat(schedule.triggers()).containsExactly(new Schedule.Trigger("billing", "neonpro.scheduling"));
    }
}
