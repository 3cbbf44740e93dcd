package io.neonpro.patient.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthDateTest {

    @ParameterizedTest
    @CsvSource({"1899-12-31, false", "1900-01-01, true", "2000-02-29, true", "2026-03-02, true", "2026-03-03, false"})
    void liesBetween1900AndToday(LocalDate date, boolean isPlausible) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-02T09:59:59Z"), ZoneOffset.UTC);

        assertThat(BirthDate.Check.isPlausible(date, clock)).isEqualTo(isPlausible);
    }

    /** C26: in Kiritimati, when a server is still in yesterday. */
    @ParameterizedTest
    @CsvSource({"2026-03-03, true", "2026-03-04, false"})
    void whoIsBornTodayIsBornWhereItIsTodayFirst(LocalDate date, boolean isPlausible) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);

        assertThat(BirthDate.Check.isPlausible(date, clock)).isEqualTo(isPlausible);
    }
}
