package io.neonpro.clinic.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.contracts.clinic.HoursException;
import io.neonpro.contracts.clinic.WeeklyHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TimetableRulesTest {

    private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);

    @Property(tries = 500)
    void spansAreAcceptedExactlyWhenNoMinuteIsInTwo(@ForAll("weeks") List<WeeklyHours> weekly) {
        boolean isAccepted = flaws(weekly, List.of()).isEmpty();

        assertThat(isAccepted).isEqualTo(everySpanIsForward(weekly) && noMinuteIsInTwo(weekly));
    }

    @Property(tries = 200)
    void theOrderOfSpansDoesNotMatter(@ForAll("weeks") List<WeeklyHours> weekly, @ForAll Random random) {
        List<WeeklyHours> shuffled = new ArrayList<>(weekly);
        Collections.shuffle(shuffled, random);

        assertThat(flaws(shuffled, List.of()).isEmpty())
                .isEqualTo(flaws(weekly, List.of()).isEmpty());
    }

    @Property(tries = 200)
    void equalTimetablesAreEqualOnceSorted(@ForAll("weeks") List<WeeklyHours> weekly, @ForAll Random random) {
        if (!flaws(weekly, List.of()).isEmpty()) {
            return;
        }
        List<WeeklyHours> shuffled = new ArrayList<>(weekly);
        Collections.shuffle(shuffled, random);

        assertThat(new Timetable(shuffled, List.of()).sorted()).isEqualTo(new Timetable(weekly, List.of()).sorted());
    }

    @Example
    void everyFaultIsNamed() {
        var weekly = List.of(
                weekly(DayOfWeek.MONDAY, "09:00", "12:00"),
                weekly(DayOfWeek.MONDAY, "11:00", "18:00"),
                weekly(DayOfWeek.TUESDAY, "18:00", "09:00"),
                new WeeklyHours(null, null, LocalTime.NOON));
        var exceptions = List.of(
                new HoursException(CHRISTMAS, true, null, null),
                new HoursException(CHRISTMAS, false, LocalTime.of(9, 0), LocalTime.NOON));

        assertThat(flaws(weekly, exceptions))
                .containsExactlyInAnyOrder(
                        "weekly[1]", "weekly[2]", "weekly[3].day", "weekly[3].from", "exceptions[0]");
    }

    @Example
    void aBreakIsNoOverlap() {
        var weekly = List.of(weekly(DayOfWeek.MONDAY, "09:00", "12:00"), weekly(DayOfWeek.MONDAY, "12:00", "18:00"));

        assertThat(flaws(weekly, List.of())).isEmpty();
    }

    @Example
    void exceptionsAreBounded() {
        var exceptions = IntStream.rangeClosed(0, TimetableRules.MAX_EXCEPTIONS)
                .mapToObj(i -> new HoursException(CHRISTMAS.plusDays(i), true, null, null))
                .toList();

        assertThat(flaws(List.of(), exceptions)).containsExactly("exceptions");
    }

    @Provide
    Arbitrary<List<WeeklyHours>> weeks() {
        Arbitrary<LocalTime> times =
                Arbitraries.integers().between(0, 47).map(half -> LocalTime.of(half / 2, half % 2 * 30));
        return Combinators.combine(Arbitraries.of(DayOfWeek.class), times, times)
                .as(WeeklyHours::new)
                .list()
                .ofMaxSize(8);
    }

    private static boolean everySpanIsForward(List<WeeklyHours> weekly) {
        return weekly.stream().allMatch(hours -> hours.from().isBefore(hours.to()));
    }

    private static boolean noMinuteIsInTwo(List<WeeklyHours> weekly) {
        int[] uses = new int[8 * 24 * 60];
        weekly.forEach(hours -> IntStream.range(
                        hours.from().toSecondOfDay() / 60, hours.to().toSecondOfDay() / 60)
                .forEach(minute -> uses[hours.day().getValue() * 1440 + minute]++));
        return IntStream.of(uses).allMatch(count -> count <= 1);
    }

    private static List<String> flaws(List<WeeklyHours> weekly, List<HoursException> exceptions) {
        return TimetableRules.flaws(new Timetable(weekly, exceptions)).fields();
    }

    private static WeeklyHours weekly(DayOfWeek day, String from, String to) {
        return new WeeklyHours(day, LocalTime.parse(from), LocalTime.parse(to));
    }
}
