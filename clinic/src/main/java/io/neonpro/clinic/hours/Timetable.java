package io.neonpro.clinic.hours;

import io.neonpro.contracts.clinic.HoursException;
import io.neonpro.contracts.clinic.WeeklyHours;
import java.util.Comparator;
import java.util.List;

/**
 * The hours of a week and the dates on which they do not count, in order of time.
 *
 * @param weekly a day with a break has two
 * @param exceptions a date with a break has two
 */
public record Timetable(List<WeeklyHours> weekly, List<HoursException> exceptions) {

    static final Timetable NEVER = new Timetable(List.of(), List.of());

    public Timetable {
        weekly = List.copyOf(weekly);
        exceptions = List.copyOf(exceptions);
    }

    /** The same hours, in the one order in which two equal timetables are equal. */
    Timetable sorted() {
        return new Timetable(
                weekly.stream()
                        .sorted(Comparator.comparing(WeeklyHours::day).thenComparing(WeeklyHours::from))
                        .toList(),
                exceptions.stream()
                        .sorted(Comparator.comparing(HoursException::date)
                                .thenComparing(HoursException::from, Comparator.nullsFirst(Comparator.naturalOrder())))
                        .toList());
    }
}
