package io.neonpro.clinic.hours;

import io.neonpro.clinic.Flaws;
import io.neonpro.contracts.clinic.HoursException;
import io.neonpro.contracts.clinic.WeeklyHours;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which timetables make sense: every span begins before it ends, and none overlaps another. */
final class TimetableRules {

    static final int MAX_SPANS_A_WEEK = 42;
    static final int MAX_EXCEPTIONS = 400;

    /**
     * @param on the day of the week or the date
     * @param field where it stands in the request
     */
    private record Span(Object on, LocalTime from, LocalTime to, String field) {

        boolean overlaps(Span next) {
            return on.equals(next.on) && next.from.isBefore(to);
        }
    }

    private TimetableRules() {}

    static Flaws flaws(Timetable timetable) {
        Flaws flaws = new Flaws();
        atMost(MAX_SPANS_A_WEEK, timetable.weekly(), "weekly", flaws);
        atMost(MAX_EXCEPTIONS, timetable.exceptions(), "exceptions", flaws);
        if (flaws.isEmpty()) {
            weekly(timetable.weekly(), flaws);
            exceptions(timetable.exceptions(), flaws);
        }
        return flaws;
    }

    private static void atMost(int most, List<?> items, String field, Flaws flaws) {
        flaws.addIf(items.size() > most, field, "too-large", "must not have more than " + most + " items");
    }

    private static void weekly(List<WeeklyHours> weekly, Flaws flaws) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < weekly.size(); i++) {
            WeeklyHours hours = weekly.get(i);
            String field = "weekly[" + i + "]";
            required(hours.day(), field + ".day", flaws);
            required(hours.from(), field + ".from", flaws);
            required(hours.to(), field + ".to", flaws);
            span(new Span(hours.day(), hours.from(), hours.to(), field), spans, flaws);
        }
        apart(spans, flaws);
    }

    private static void exceptions(List<HoursException> exceptions, Flaws flaws) {
        List<Span> spans = new ArrayList<>();
        Map<Object, Integer> perDate = new HashMap<>();
        exceptions.forEach(exception -> perDate.merge(exception.date(), 1, Integer::sum));
        for (int i = 0; i < exceptions.size(); i++) {
            HoursException exception = exceptions.get(i);
            String field = "exceptions[" + i + "]";
            required(exception.date(), field + ".date", flaws);
            flaws.addIf(
                    exception.date() != null && exception.closed() && perDate.get(exception.date()) > 1,
                    field,
                    "overlap",
                    "is closed all day, so the date can have no other exception");
            if (!exception.closed()) {
                span(new Span(exception.date(), exception.from(), exception.to(), field), spans, flaws);
            }
        }
        apart(spans, flaws);
    }

    private static void required(Object value, String field, Flaws flaws) {
        flaws.addIf(value == null, field, "required", "is required");
    }

    private static void span(Span span, List<Span> spans, Flaws flaws) {
        if (span.on() == null || span.from() == null || span.to() == null) {
            return;
        }
        boolean isForward = span.from().isBefore(span.to());
        flaws.addIf(!isForward, span.field(), "invalid-value", "must begin before it ends");
        if (isForward) {
            spans.add(span);
        }
    }

    private static void apart(List<Span> spans, Flaws flaws) {
        List<Span> sorted = spans.stream()
                .sorted(Comparator.comparing((Span span) -> span.on().toString())
                        .thenComparing(Span::from))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            flaws.addIf(
                    sorted.get(i - 1).overlaps(sorted.get(i)),
                    sorted.get(i).field(),
                    "overlap",
                    "overlaps other hours of the same day");
        }
    }
}
