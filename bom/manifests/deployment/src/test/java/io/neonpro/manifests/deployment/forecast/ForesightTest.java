package io.neonpro.manifests.deployment.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An hour ahead, on the last twelve weeks of a year that is made up; its constants were chosen without them. */
class ForesightTest {

    private static final int HELD_OUT = (SyntheticYear.WEEKS - 12) * SyntheticYear.HOURS_A_WEEK;
    private static final IntPredicate ALL = hour -> true;

    @ParameterizedTest
    @ValueSource(longs = {1, 2026, 77_031})
    void itIsNearerThanTheHourBeforeAndThanTheWeekBefore(long seed) {
        SyntheticYear year = new SyntheticYear(seed);
        double foreseen = error(year, new Foresight(year)::requests, ALL);
        double naive = error(year, hour -> year.requests(hour - 1), ALL);
        double seasonal = error(year, hour -> year.requests(hour - SyntheticYear.HOURS_A_WEEK), ALL);

        System.out.printf(
                Locale.ROOT,
                "forecast, seed %d: off by %.1f %% of all requests; the hour before %.1f %%, the week before %.1f %%%n",
                seed,
                foreseen * 100,
                naive * 100,
                seasonal * 100);
        assertThat(foreseen).isLessThan(naive).isLessThan(seasonal);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2026, 77_031})
    void aHolidayIsSeenByWhatIsNotBookedForIt(long seed) {
        SyntheticYear year = new SyntheticYear(seed);
        IntPredicate holidays =
                hour -> year.isHoliday(hour) && hour % SyntheticYear.HOURS_A_WEEK < 5 * SyntheticYear.HOURS_A_DAY;
        int first = 4 * SyntheticYear.HOURS_A_WEEK;

        assertThat(error(year, new Foresight(year)::requests, holidays, first))
                .isLessThan(error(year, hour -> year.requests(hour - SyntheticYear.HOURS_A_WEEK), holidays, first));
    }

    /**
     * Of days before the first nothing is known, which is not that nothing was booked for them. Of one year it says little, since a
     * holiday in the first week is remembered in the next three.
     */
    @Test
    void theFirstWeeksAreAsGoodAsTheWeekBefore() {
        IntPredicate firstWeeks = hour -> hour < 4 * SyntheticYear.HOURS_A_WEEK;
        int first = SyntheticYear.HOURS_A_WEEK;
        List<SyntheticYear> years =
                LongStream.rangeClosed(1, 20).mapToObj(SyntheticYear::new).toList();

        assertThat(mean(years, year -> error(year, new Foresight(year)::requests, firstWeeks, first)))
                .isLessThan(mean(
                        years,
                        year -> error(
                                year, hour -> year.requests(hour - SyntheticYear.HOURS_A_WEEK), firstWeeks, first)));
    }

    /** Whatever is booked, by mistake or by a mischief. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2026, 77_031})
    void itIsNeverMoreThanTwiceTheLastWeeksPeak(long seed) {
        SyntheticYear year = new SyntheticYear(seed);
        Foresight foresight = new Foresight(year);

        assertThat(IntStream.range(HELD_OUT, SyntheticYear.HOURS))
                .allMatch(hour -> foresight.requests(hour)
                        <= 2
                                        * IntStream.range(hour - SyntheticYear.HOURS_A_WEEK, hour)
                                                .mapToDouble(year::requests)
                                                .max()
                                                .orElseThrow()
                                + 1e-6);
    }

    private static double error(SyntheticYear year, IntToDoubleFunction forecast, IntPredicate which) {
        return error(year, forecast, which, HELD_OUT);
    }

    /** What it is off by, of all that is asked. */
    private static double error(SyntheticYear year, IntToDoubleFunction forecast, IntPredicate which, int first) {
        double off = hours(which, first)
                .mapToDouble(hour -> Math.abs(forecast.applyAsDouble(hour) - year.requests(hour)))
                .sum();
        return off / hours(which, first).mapToDouble(year::requests).sum();
    }

    private static double mean(List<SyntheticYear> years, ToDoubleFunction<SyntheticYear> error) {
        return years.stream().mapToDouble(error).average().orElseThrow();
    }

    private static IntStream hours(IntPredicate which, int first) {
        return IntStream.range(first, SyntheticYear.HOURS).filter(which);
    }
}
