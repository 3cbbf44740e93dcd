package io.neonpro.scheduling.availability;

import io.neonpro.contracts.appointment.Slot;
import io.neonpro.kernel.event.Flaw;
import io.neonpro.scheduling.availability.Assignment.Assigned;
import io.neonpro.scheduling.availability.Assignment.Taken;
import io.neonpro.scheduling.availability.Assignment.Unsuitable;
import io.neonpro.scheduling.calendar.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a treatment can begin, with whom, where and with which devices. The candidates know their
 * free time; these rules combine them.
 */
public final class AvailabilityRules {

    private final Duration grid;

    /**
     * @param grid slots are offered at its multiples on the clinic's wall clock, from midnight
     */
    public AvailabilityRules(Duration grid) {
        this.grid = grid;
    }

    /**
     * The slots that begin in a span, by start and then practitioner; computed as they are asked
     * for.
     */
    public Stream<Slot> slots(Treatment treatment, List<Candidate> candidates, ZoneId zone, Span within) {
        Team team = Team.of(treatment, candidates);
        return starts(team, zone, within).flatMap(team::slots);
    }

    /** Whether it could be given at some time, if nothing were occupied. */
    boolean canBeGiven(Treatment treatment, List<Candidate> candidates) {
        return Team.of(treatment, candidates).isComplete();
    }

    /** One slot per start, the nearest to the wish first. */
    public Stream<Slot> nearest(Treatment treatment, List<Candidate> candidates, ZoneId zone, Span within, Wish wish) {
        Team team = Team.of(treatment, candidates).limitedTo(wish);
        return starts(team, zone, within)
                .sorted(Comparator.comparing(
                        start -> Duration.between(wish.start(), start).abs()))
                .flatMap(start -> team.slots(start).limit(1));
    }

    private Stream<Instant> starts(Team team, ZoneId zone, Span within) {
        return team.openings().stream()
                .flatMap(opening -> starts(opening, zone))
                .dropWhile(start -> start.isBefore(within.from()))
                .takeWhile(start -> start.isBefore(within.until()));
    }

    private Stream<Instant> starts(Span opening, ZoneId zone) {
        return Stream.iterate(
                onGrid(opening.from(), zone),
                start -> start.isBefore(opening.until()),
                start -> onGrid(start.plusSeconds(1), zone));
    }

    /** The next grid point, however far into a second the search begins; looks again when a clock change lies between. */
    private Instant onGrid(Instant earliest, ZoneId zone) {
        long past = earliest.atZone(zone).toLocalTime().toNanoOfDay() % grid.toNanos();
        return past == 0 ? earliest : onGrid(earliest.plusNanos(grid.toNanos() - past), zone);
    }

    /**
     * Chooses a slot for a wish: the first practitioner, room and devices that are free.
     *
     * @param earliest before which nothing can begin any more
     */
    public Assignment assign(Treatment treatment, List<Candidate> candidates, Wish wish, Instant earliest) {
        Team team = Team.of(treatment, candidates).limitedTo(wish);
        List<Flaw> reasons = new Suitability(team, wish).reasons(earliest);
        if (!reasons.isEmpty()) {
            return new Unsuitable(reasons);
        }
        return team.slots(wish.start())
                .findFirst()
                .<Assignment>map(Assigned::new)
                .orElseGet(() -> new Taken(team.occupied(wish.start())));
    }
}
