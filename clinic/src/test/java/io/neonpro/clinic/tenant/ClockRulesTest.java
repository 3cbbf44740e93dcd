package io.neonpro.clinic.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.clinic.tenant.ClockRules.Difference;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ClockRulesTest {

    private static final Instant WINTER = Instant.parse("2030-01-15T00:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);

    @Test
    void zonesWithoutSummerTimeDifferAlike() {
        assertThat(ClockRules.between(ZoneId.of("America/Sao_Paulo"), ZoneId.of("America/Manaus"), WINTER, YEAR))
                .containsExactly(new Difference(WINTER, -60));
    }

    @Test
    void summerTimeOfEitherIsSeenAhead() {
        assertThat(ClockRules.between(ZoneId.of("America/Sao_Paulo"), ZoneId.of("Europe/Lisbon"), WINTER, YEAR))
                .containsExactly(
                        new Difference(WINTER, 180),
                        new Difference(Instant.parse("2030-03-31T01:00:00Z"), 240),
                        new Difference(Instant.parse("2030-10-27T01:00:00Z"), 180));
    }

    @Test
    void whatBothDoAtOnceIsNoDifference() {
        assertThat(ClockRules.between(ZoneId.of("Europe/Lisbon"), ZoneId.of("Europe/Berlin"), WINTER, YEAR))
                .containsExactly(new Difference(WINTER, 60));
    }
}
