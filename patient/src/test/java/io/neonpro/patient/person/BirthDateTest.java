package io.neonpro.patient.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthDateTest {

    @ParameterizedTest
    @CsvSource({"1899-12-31, false", "1900-01-01, true", "2000-02-29, true", "2026-03-02, true", "2026-03-03, false"})
    void liesBetween1900AndToday(LocalDate date, boolean isPlausible) {
        LocalDate today = LocalDate.of(2026, 3, 2);

        assertThat(BirthDate.Check.isPlausible(date, today)).isEqualTo(isPlausible);
    }
}
