package io.neonpro.acceptance.sleep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** When a service is awake whoever needs it, and whose lag wakes it before: as the triggers of its ScaledObject say. */
record Schedule(List<Day> days, List<Trigger> triggers) {

    private static final Pattern DAY = Pattern.compile(
            "timezone: (\\S+)\\s+start: \"(\\d+) (\\d+) \\* \\* \\*\"\\s+end: \"(\\d+) (\\d+) \\* \\* \\*\"");
    private static final Pattern LAG = Pattern.compile("consumerGroup: (\\S+)\\s+topic: (\\S+)");

    /** Of a zone's clocks. */
    record Day(ZoneId zone, LocalTime from, LocalTime until) {

        boolean has(Instant instant) {
            LocalTime time = LocalTime.ofInstant(instant, zone);
            return !time.isBefore(from) && time.isBefore(until);
        }
    }

    /** Events that wait. */
    record Trigger(String group, String topic) {}

    /** What its build has written. */
    static Schedule of(Path root, String service) {
        try {
            return read(Files.readString(root.resolve(service).resolve("target/manifests/" + service + ".yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Schedule read(String manifests) {
        return new Schedule(
                DAY.matcher(manifests).results().map(Schedule::day).toList(),
                LAG.matcher(manifests)
                        .results()
                        .map(found -> new Trigger(found.group(1), found.group(2)))
                        .toList());
    }

    /** Whether it is day anywhere. */
    boolean isDay(Instant instant) {
        return days.stream().anyMatch(day -> day.has(instant));
    }

    private static Day day(MatchResult found) {
        return new Day(ZoneId.of(found.group(1)), time(found, 2), time(found, 4));
    }

    /** Cron's minute stands before its hour. */
    private static LocalTime time(MatchResult found, int minute) {
        return LocalTime.of(Integer.parseInt(found.group(minute + 1)), Integer.parseInt(found.group(minute)));
    }
}
