package io.neonpro.clinic.tenant;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How the clocks of one time zone will differ from another's. */
final class ClockRules {

    /** Zones change theirs a few times a year; Morocco's four. */
    private static final int MAX_CHANGES = 100;

    private ClockRules() {}

    /**
     * From an instant on.
     *
     * @param minutes by which the clocks are ahead, in the zone that they are moved to; negative when they are behind
     */
    record Difference(Instant from, int minutes) {}

    /** In the order of time; the first one begins now. */
    static List<Difference> between(ZoneId before, ZoneId after, Instant now, Duration ahead) {
        List<Difference> differences = new ArrayList<>();
        Stream.concat(Stream.of(now), changes(before, after, now, now.plus(ahead)))
                .map(at -> new Difference(at, minutes(before, after, at)))
                .filter(next -> differences.isEmpty() || differences.getLast().minutes() != next.minutes())
                .forEachOrdered(differences::add);
        return differences;
    }

    private static Stream<Instant> changes(ZoneId before, ZoneId after, Instant now, Instant end) {
        return Stream.of(before, after)
                .flatMap(zone -> changes(zone, now, end))
                .distinct()
                .sorted();
    }

    private static Stream<Instant> changes(ZoneId zone, Instant now, Instant end) {
        return Stream.iterate(
                        zone.getRules().nextTransition(now),
                        change -> change != null && change.getInstant().isBefore(end),
                        change -> zone.getRules().nextTransition(change.getInstant()))
                .limit(MAX_CHANGES)
                .map(ZoneOffsetTransition::getInstant);
    }

    private static int minutes(ZoneId before, ZoneId after, Instant at) {
        return (after.getRules().getOffset(at).getTotalSeconds()
                        - before.getRules().getOffset(at).getTotalSeconds())
                / 60;
    }
}
