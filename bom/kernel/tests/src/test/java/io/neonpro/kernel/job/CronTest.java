package io.neonpro.kernel.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

    private static final String NEW_YORK = "America/New_York";
    private static final String SAO_PAULO = "America/Sao_Paulo";

    @Test
    void aTimeOfDayIsTheClinicsWhateverTheSeason() {
        assertThat(times("0 9 * * *", NEW_YORK, "2026-03-07T00:00:00Z", 3))
                .containsExactly("2026-03-07T14:00:00Z", "2026-03-08T13:00:00Z", "2026-03-09T13:00:00Z");
    }

    /** The clocks go from 02:00 to 03:00 on the 8th. */
    @Test
    void aDayWithoutItsTimeHasItAsMuchLater() {
        assertThat(times("30 2 * * *", NEW_YORK, "2026-03-07T12:00:00Z", 3))
                .containsExactly("2026-03-08T07:30:00Z", "2026-03-09T06:30:00Z", "2026-03-10T06:30:00Z");
    }

    /** Midnight itself was left out. */
    @Test
    void aDayWithoutMidnightBeginsAtOne() {
        assertThat(times("0 0 * * *", SAO_PAULO, "2018-11-03T12:00:00Z", 2))
                .containsExactly("2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z");
    }

    /** The clocks go from 02:00 back to 01:00 on the 1st. */
    @Test
    void aDayThatHasItsTimeTwiceHasItOnce() {
        assertThat(times("30 1 * * *", NEW_YORK, "2026-10-31T12:00:00Z", 3))
                .containsExactly("2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z", "2026-11-03T06:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-08T04:30:00Z", "2026-11-01T03:30:00Z"})
    void everyHourIsEveryHourThroughoutAChange(String from) {
        List<String> hours = times("0 * * * *", NEW_YORK, from, 6);

        Instant first = Instant.parse(from).plusSeconds(1800);
        assertThat(hours)
                .isEqualTo(Stream.iterate(first, hour -> hour.plusSeconds(3600))
                        .limit(6)
                        .map(Instant::toString)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* * * *", "61 * * * *", "0 0 30 2 *", "@reboot", "0 0 * * * *"})
    void whatIsNoCronOrNeverComesIsRefused(String expression) {
        assertThatThrownBy(() -> new Cron(expression, ZoneId.of("UTC"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> times(String expression, String zone, String from, int count) {
        Cron cron = new Cron(expression, ZoneId.of(zone));
        return Stream.iterate(Instant.parse(from), cron::next)
                .skip(1)
                .limit(count)
                .map(Instant::toString)
                .toList();
    }
}
