package io.neonpro.notify.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReminderRulesTest {

    private static final Instant LONG_BEFORE = Instant.parse("2018-01-01T00:00:00Z");
    private static final Instant START = Instant.parse("2030-09-07T17:00:00Z");
    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
    private static final Instant DUE = Instant.parse("2030-09-06T13:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "America/Sao_Paulo, 2030-09-07T17:00:00Z, 1, 2030-09-06T13:00:00Z",
        "America/Sao_Paulo, 2030-09-08T02:30:00Z, 1, 2030-09-06T13:00:00Z",
        "Pacific/Kiritimati, 2030-09-07T17:00:00Z, 1, 2030-09-06T20:00:00Z",
        "America/Sao_Paulo, 2030-09-07T17:00:00Z, 3, 2030-09-04T13:00:00Z",
        // the clocks go forward in the night between
        "America/New_York, 2026-03-08T14:00:00Z, 1, 2026-03-07T15:00:00Z",
        "America/New_York, 2026-03-09T14:00:00Z, 1, 2026-03-08T14:00:00Z",
    })
    void itIsDueInTheMorningByTheClinicsClock(String zone, Instant start, int days, Instant due) {
        assertThat(ReminderRules.due(start, ZoneId.of(zone), days, LONG_BEFORE)).hasValue(due);
    }

    @Test
    void whoIsToldTooLateForItGetsNone() {
        Instant last = DUE.minus(Duration.ofHours(3));

        assertThat(ReminderRules.due(START, SAO_PAULO, 1, last)).hasValue(DUE);
        assertThat(ReminderRules.due(START, SAO_PAULO, 1, last.plusMillis(1))).isEmpty();
    }

    @Test
    void whoWantsNoneGetsNone() {
        assertThat(ReminderRules.due(START, SAO_PAULO, 0, LONG_BEFORE)).isEmpty();
    }

    @Test
    void aReminderThatIsLateItselfComesTwoHoursBeforeAtTheLatest() {
        Instant last = START.minus(Duration.ofHours(2));

        assertThat(ReminderRules.isTooLate(START, last)).isFalse();
        assertThat(ReminderRules.isTooLate(START, last.plusMillis(1))).isTrue();
    }
}
