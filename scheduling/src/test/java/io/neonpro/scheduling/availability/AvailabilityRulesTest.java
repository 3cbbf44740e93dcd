package io.neonpro.scheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.contracts.appointment.Slot;
import io.neonpro.contracts.clinic.Requirements;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.kernel.event.Flaw;
import io.neonpro.kernel.value.Money;
import io.neonpro.scheduling.availability.Assignment.Assigned;
import io.neonpro.scheduling.availability.Assignment.Taken;
import io.neonpro.scheduling.availability.Assignment.Unsuitable;
import io.neonpro.scheduling.calendar.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AvailabilityRulesTest {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final Instant MIDNIGHT = Instant.parse("2026-12-07T03:00:00Z");
    private static final Span DAY = Span.of(MIDNIGHT, Duration.ofDays(1));
    private static final int GRID_MINUTES = 15;

    private final AvailabilityRules rules = new AvailabilityRules(Duration.ofMinutes(GRID_MINUTES));

    /** Every slot offered can be booked, and every one that can be booked is offered. */
    @Property(tries = 300)
    void slotsAreWhatAMinuteByMinuteSearchFinds(@ForAll long seed) {
        World world = new World(new Random(seed));

        List<String> offered = rules.slots(world.treatment, world.candidates, ZONE, DAY)
                .map(slot -> slot.start() + " " + slot.practitionerId())
                .toList();

        assertThat(offered).isEqualTo(world.naiveSlots());
    }

    /** What a slot occupies is free for as long as it is occupied, and nothing is used twice. */
    @Property(tries = 300)
    void whatASlotOccupiesIsFree(@ForAll long seed) {
        World world = new World(new Random(seed));

        List<Slot> slots = rules.slots(world.treatment, world.candidates, ZONE, DAY)
                .limit(50)
                .toList();

        for (Slot slot : slots) {
            List<UUID> occupied = new ArrayList<>(slot.deviceIds());
            occupied.add(slot.practitionerId());
            Optional.ofNullable(slot.roomId()).ifPresent(occupied::add);
            assertThat(occupied).doesNotHaveDuplicates();
            assertThat(occupied).allMatch(id -> world.isFree(id, slot.start(), slot.occupiedUntil()));
            assertThat(slot.deviceIds()).hasSize(world.treatment.deviceTypes().size());
            assertThat(slot.roomId() != null).isEqualTo(world.treatment.needsRoom());
        }
    }

    /** A wish is granted exactly when a slot begins then; otherwise somebody is to blame. */
    @Property(tries = 300)
    void aWishIsGrantedWhenASlotBeginsThen(@ForAll long seed, @ForAll @IntRange(max = 95) int quarter) {
        World world = new World(new Random(seed));
        Instant start = MIDNIGHT.plusSeconds(quarter * 900L);
        Wish wish = new Wish(start, Optional.empty(), Optional.empty());

        Assignment assignment = rules.assign(world.treatment, world.candidates, wish, MIDNIGHT);

        boolean isOffered = rules.slots(world.treatment, world.candidates, ZONE, DAY)
                .anyMatch(slot -> slot.start().equals(start));
        switch (assignment) {
            case Assigned(Slot slot) -> assertThat(slot.start()).isEqualTo(start);
            case Taken(Set<UUID> by) -> assertThat(by).isNotEmpty();
            case Unsuitable(List<Flaw> reasons) -> assertThat(reasons).isNotEmpty();
        }
        assertThat(assignment instanceof Assigned).isEqualTo(isOffered);
    }

    /** C40: a narrower window shows of the slots just those that begin in it. */
    @Property(tries = 200)
    void aWindowBoundsTheStarts(
            @ForAll long seed,
            @ForAll @IntRange(max = 1438) int from,
            @ForAll @IntRange(min = 1, max = 300) int minutes) {
        World world = new World(new Random(seed));
        Span window = Span.of(MIDNIGHT.plusSeconds(from * 60L), Duration.ofMinutes(minutes));

        List<Slot> offered =
                rules.slots(world.treatment, world.candidates, ZONE, window).toList();

        assertThat(offered)
                .isEqualTo(rules.slots(world.treatment, world.candidates, ZONE, DAY)
                        .filter(slot -> window.contains(Span.of(slot.start(), Duration.ofNanos(1))))
                        .toList());
    }

    /** What is free is known from some moment on, in the midst of a second: no slot begins in one. */
    @Property(tries = 200)
    void slotsBeginOnTheGridSinceWhenever(@ForAll long seed) {
        Random random = new Random(seed);
        World world = new World(random);
        Span rest = new Span(MIDNIGHT.plus(random.nextLong(86_400_000_000L), ChronoUnit.MICROS), DAY.until());
        List<Candidate> since =
                world.candidates.stream().map(one -> since(rest.from(), one)).toList();

        List<Slot> offered = rules.slots(world.treatment, since, ZONE, rest).toList();

        assertThat(offered)
                .isEqualTo(rules.slots(world.treatment, world.candidates, ZONE, DAY)
                        .filter(slot -> !slot.start().isBefore(rest.from()))
                        .toList());
    }

    private static Candidate since(Instant moment, Candidate one) {
        return new Candidate(
                one.id(),
                one.kind(),
                one.type(),
                one.isPresent(),
                since(moment, one.open()),
                since(moment, one.free()));
    }

    private static List<Span> since(Instant moment, List<Span> spans) {
        return spans.stream()
                .flatMap(span -> span.without(new Span(Instant.EPOCH, moment)))
                .toList();
    }

    /** N3: what is preferred is taken where it is free, and keeps nothing from being booked. */
    @Property(tries = 300)
    void whatIsPreferredIsTakenWhereItIsFree(@ForAll long seed, @ForAll @IntRange(max = 95) int quarter) {
        World world = new World(new Random(seed));
        Wish wish = new Wish(MIDNIGHT.plusSeconds(quarter * 900L), Optional.empty(), Optional.empty());
        UUID room = world.candidates.stream()
                .filter(one -> one.kind() == Kind.ROOM)
                .toList()
                .getLast()
                .id();
        Instant later = MIDNIGHT.plusSeconds(1800);
        Slot before = new Slot(new UUID(1, 0), room, List.of(), MIDNIGHT, later, later);

        Assignment plain = rules.assign(world.treatment, world.candidates, wish, MIDNIGHT);
        Assignment preferring = rules.assign(world.treatment, world.candidates, wish.preferring(before), MIDNIGHT);

        assertThat(preferring.getClass()).isEqualTo(plain.getClass());
        if (preferring instanceof Assigned(Slot slot) && world.isFree(room, slot.start(), slot.occupiedUntil())) {
            assertThat(slot.roomId()).isEqualTo(room);
        }
    }

    @Property(tries = 100)
    void theNearestComesFirst(@ForAll long seed, @ForAll @IntRange(max = 1439) int minute) {
        World world = new World(new Random(seed));
        Instant wanted = MIDNIGHT.plusSeconds(minute * 60L);
        Wish wish = new Wish(wanted, Optional.empty(), Optional.empty());

        List<Instant> nearest = rules.nearest(world.treatment, world.candidates, ZONE, DAY, wish)
                .map(Slot::start)
                .toList();

        assertThat(nearest)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> Duration.between(wanted, a)
                        .abs()
                        .compareTo(Duration.between(wanted, b).abs()));
    }

    @Test
    void slotsKeepToTheClinicsClockWhenItChanges() {
        ZoneId newYork = ZoneId.of("America/New_York");
        Instant midnight = Instant.parse("2026-03-08T05:00:00Z");
        Span night = Span.of(midnight, Duration.ofHours(4));
        AvailabilityRules hourly = new AvailabilityRules(Duration.ofHours(1));
        UUID who = new UUID(1, 1);
        List<Candidate> candidates = List.of(
                candidate(new UUID(0, 0), Kind.CLINIC, null, List.of(night), List.of(night)),
                candidate(who, Kind.PRACTITIONER, "nurse", List.of(night), List.of(night)));

        Stream<Slot> slots = hourly.slots(treatment(30, 0), candidates, newYork, night);

        assertThat(slots.map(slot -> slot.start().atZone(newYork).toLocalTime().toString()))
                .containsExactly("00:00", "01:00", "03:00", "04:00");
    }

    private static Treatment treatment(int minutes, int buffer) {
        return treatment(minutes, buffer, new Requirements(List.of(), List.of(), List.of()));
    }

    private static Treatment treatment(int minutes, int buffer, Requirements requires) {
        return new Treatment(new UUID(9, 9), 1, minutes, buffer, Money.zero("BRL"), requires, false);
    }

    private static Candidate candidate(UUID id, Kind kind, String type, List<Span> open, List<Span> free) {
        return new Candidate(id, kind, type, true, open, free);
    }

    /** A clinic's day of five-minute pieces, made up from a seed. */
    private static final class World {

        private static final int PIECES = 288;
        private static final List<String> TYPES = List.of("laser", "radio");

        final Treatment treatment;
        final List<Candidate> candidates = new ArrayList<>();

        World(Random random) {
            List<ResourceKind> kinds = random.nextBoolean() ? List.of(ResourceKind.ROOM) : List.of();
            List<String> devices =
                    TYPES.stream().filter(type -> random.nextInt(3) == 0).toList();
            treatment = treatment(
                    5 * (1 + random.nextInt(12)),
                    5 * random.nextInt(5),
                    new Requirements(List.of("physician"), kinds, devices));
            boolean[] open = hours(random);
            add(new UUID(0, 0), Kind.CLINIC, null, open, open);
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                String category = random.nextInt(4) == 0 ? "biomedic" : "physician";
                boolean[] works = and(open, hours(random));
                add(new UUID(1, i), Kind.PRACTITIONER, category, works, busy(works, random));
            }
            for (int i = 0; i < 1 + random.nextInt(2); i++) {
                add(new UUID(2, i), Kind.ROOM, null, open, busy(open, random));
            }
            for (int i = 0; i < random.nextInt(4); i++) {
                String type = TYPES.get(random.nextInt(2));
                add(new UUID(3, i), Kind.DEVICE, type, open, busy(open, random));
            }
        }

        private static boolean[] hours(Random random) {
            boolean[] open = new boolean[PIECES];
            int from = random.nextInt(150);
            int until = from + 12 + random.nextInt(PIECES - from - 12);
            int pause = random.nextInt(PIECES);
            for (int i = from; i < until; i++) {
                open[i] = i < pause || i > pause + 8;
            }
            return open;
        }

        private static boolean[] busy(boolean[] open, Random random) {
            boolean[] free = open.clone();
            for (int booked = random.nextInt(6); booked > 0; booked--) {
                int from = random.nextInt(PIECES);
                for (int i = from; i < Math.min(PIECES, from + 12); i++) {
                    free[i] = false;
                }
            }
            return free;
        }

        private static boolean[] and(boolean[] one, boolean[] other) {
            boolean[] both = new boolean[PIECES];
            for (int i = 0; i < PIECES; i++) {
                both[i] = one[i] && other[i];
            }
            return both;
        }

        private void add(UUID id, Kind kind, String type, boolean[] open, boolean[] free) {
            candidates.add(candidate(id, kind, type, spans(open), spans(free)));
        }

        private static List<Span> spans(boolean[] pieces) {
            List<Span> spans = new ArrayList<>();
            for (int i = 0; i < PIECES; i++) {
                if (pieces[i] && (i == 0 || !pieces[i - 1])) {
                    int end = i;
                    while (end < PIECES && pieces[end]) {
                        end++;
                    }
                    spans.add(new Span(at(i), at(end)));
                }
            }
            return spans;
        }

        private static Instant at(int piece) {
            return MIDNIGHT.plusSeconds(300L * piece);
        }

        boolean isFree(UUID id, Instant from, Instant until) {
            Candidate one = candidates.stream()
                    .filter(c -> c.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            for (Instant t = from; t.isBefore(until); t = t.plusSeconds(60)) {
                Instant minute = t;
                if (one.free().stream().noneMatch(s -> !minute.isBefore(s.from()) && minute.isBefore(s.until()))) {
                    return false;
                }
            }
            return true;
        }

        private boolean isAnyFree(Kind kind, String type, Instant from, Instant until) {
            return candidates.stream()
                    .filter(c -> c.kind() == kind && (type == null || type.equals(c.type())))
                    .anyMatch(c -> isFree(c.id(), from, until));
        }

        List<String> naiveSlots() {
            List<String> found = new ArrayList<>();
            for (int quarter = 0; quarter < 24 * 60 / GRID_MINUTES; quarter++) {
                Instant start = MIDNIGHT.plusSeconds(60L * GRID_MINUTES * quarter);
                Instant end = start.plus(treatment.occupation());
                boolean isEquipped = (!treatment.needsRoom() || isAnyFree(Kind.ROOM, null, start, end))
                        && treatment.deviceTypes().stream().allMatch(type -> isAnyFree(Kind.DEVICE, type, start, end));
                for (Candidate one : candidates) {
                    if (isEquipped
                            && one.kind() == Kind.PRACTITIONER
                            && "physician".equals(one.type())
                            && isFree(one.id(), start, end)) {
                        found.add(start + " " + one.id());
                    }
                }
            }
            return found;
        }
    }
}
