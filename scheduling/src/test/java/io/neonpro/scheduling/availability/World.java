package io.neonpro.scheduling.availability;

import io.neonpro.scheduling.availability.Subject.Hours;
import io.neonpro.scheduling.availability.Subject.SpecialDay;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** A clinic with its hours and bookings, made at random or of a month, and when something is free in it. */
final class World {

    private static final int STEP_SECONDS = 300;

    record Booked(UUID who, Instant from, Instant until, boolean hasExpired) {}

    /** Days around a change of clocks, forward and back, and a week without one. */
    private static final List<List<String>> PLACES = List.of(
            List.of("America/New_York", "2027-03-12"),
            List.of("America/New_York", "2026-10-30"),
            List.of("Australia/Lord_Howe", "2027-04-02"),
            List.of("America/Sao_Paulo", "2026-12-07"));

    final UUID tenant = UUID.randomUUID();
    final UUID room = UUID.randomUUID();
    final ZoneId zone;
    final Instant from;
    final Instant until;
    final Subject clinic;
    final List<Subject> practitioners;
    final List<Booked> booked = new ArrayList<>();

    World(Random random) {
        List<String> place = PLACES.get(random.nextInt(PLACES.size()));
        zone = ZoneId.of(place.getFirst());
        LocalDate first = LocalDate.parse(place.getLast());
        from = first.atStartOfDay(zone).toInstant().plusSeconds(300L * random.nextInt(200));
        until = from.plusSeconds(300L * (1 + random.nextInt(1100)));
        clinic = subject(random, first);
        practitioners = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> subject(random, first))
                .toList();
        for (int i = random.nextInt(20); i > 0; i--) {
            UUID who = random.nextInt(4) == 0
                    ? room
                    : practitioners.get(random.nextInt(practitioners.size())).id();
            Instant start = from.plusSeconds(300L * random.nextInt(1200) - 30000);
            Instant end = start.plusSeconds(300L * (1 + random.nextInt(30)));
            boolean isTaken = booked.stream()
                    .anyMatch(one -> one.who().equals(who) && one.from().isBefore(end) && start.isBefore(one.until()));
            if (!isTaken) {
                booked.add(new Booked(who, start, end, random.nextInt(5) == 0));
            }
        }
    }

    private World(ZoneId zone, Instant from, Instant until, List<Subject> practitioners) {
        this.zone = zone;
        this.from = from;
        this.until = until;
        this.clinic = new Subject(UUID.randomUUID(), week(9, 18), List.of());
        this.practitioners = practitioners;
    }

    static World ofOneMonth() {
        ZoneId zone = ZoneId.of("America/Sao_Paulo");
        Instant from = LocalDate.parse("2026-12-01").atStartOfDay(zone).toInstant();
        World world = new World(
                zone,
                from,
                from.plusSeconds(31 * 86_400L),
                IntStream.range(0, 25)
                        .mapToObj(i -> new Subject(UUID.randomUUID(), week(9, 18), List.of()))
                        .toList());
        for (Subject one : world.practitioners) {
            for (int day = 0; day < 31; day++) {
                for (int hour = 9; hour < 18; hour += 2) {
                    Instant start = from.plusSeconds(day * 86_400L + hour * 3600L);
                    world.booked.add(new Booked(one.id(), start, start.plusSeconds(2700), false));
                }
            }
        }
        return world;
    }

    private static List<Hours> week(int from, int to) {
        return IntStream.rangeClosed(1, 7)
                .mapToObj(day -> new Hours(DayOfWeek.of(day), LocalTime.of(from, 0), LocalTime.of(to, 0)))
                .toList();
    }

    private static Subject subject(Random random, LocalDate first) {
        List<Hours> weekly = new ArrayList<>();
        List<SpecialDay> exceptions = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int i = random.nextInt(3); i > 0; i--) {
                LocalTime[] times = times(random);
                weekly.add(new Hours(day, times[0], times[1]));
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            LocalTime[] times = times(random);
            boolean isClosed = random.nextBoolean();
            exceptions.add(new SpecialDay(
                    first.plusDays(random.nextInt(5)), isClosed ? null : times[0], isClosed ? null : times[1]));
        }
        return new Subject(UUID.randomUUID(), weekly, exceptions);
    }

    /** Often at night, when clocks change. */
    private static LocalTime[] times(Random random) {
        int begin = random.nextBoolean() ? random.nextInt(40) : random.nextInt(280);
        int end = begin + 1 + random.nextInt(287 - begin);
        return new LocalTime[] {LocalTime.ofSecondOfDay(300L * begin), LocalTime.ofSecondOfDay(300L * end)};
    }

    void store(Connection connection) throws SQLException {
        insert(connection, "insert into clinic values (?, ?, 1, ?, false)", tenant, clinic.id(), zone.getId());
        insert(connection, "insert into resource values (?, ?, 1, ?, 'room', null, false)", tenant, room, clinic.id());
        hours(connection, clinic);
        for (Subject one : practitioners) {
            insert(
                    connection,
                    "insert into practitioner values (?, ?, 1, 'nurse', array[?::uuid], false)",
                    tenant,
                    one.id(),
                    clinic.id());
            hours(connection, one);
        }
        for (Booked one : booked) {
            insert(
                    connection,
                    """
                    insert into occupation
                    values (?, ?, tstzrange(?::timestamptz, ?::timestamptz), 'room', ?,
                            case when ? then now() - interval '1 minute' end)
                    """,
                    tenant,
                    one.who(),
                    one.from().toString(),
                    one.until().toString(),
                    UUID.randomUUID(),
                    one.hasExpired());
        }
    }

    private void hours(Connection connection, Subject subject) throws SQLException {
        insert(
                connection,
                "insert into hours values (?, ?, ?, 1, ?::jsonb, ?::jsonb)",
                tenant,
                clinic.id(),
                subject.id(),
                subject.weeklyJson().encode(),
                subject.exceptionsJson().encode());
    }

    private static void insert(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    String question() {
        return "execute free_time('%s', '%s', '%s', '%s', null, null, null)"
                .formatted(tenant, clinic.id(), from, until);
    }

    int pagesRead(Connection connection) throws SQLException {
        String explained = "explain (analyze, buffers, format json) " + question();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(explained)) {
            rows.next();
            JsonObject plan = new JsonArray(rows.getString(1)).getJsonObject(0).getJsonObject("Plan");
            return plan.getInteger("Shared Hit Blocks") + plan.getInteger("Shared Read Blocks");
        }
    }

    List<String> asked(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question())) {
            while (rows.next()) {
                found.add(line(rows.getString("id"), spans(rows, "open"), spans(rows, "free")));
            }
        }
        found.sort(null);
        return found;
    }

    private static List<Span> spans(ResultSet row, String column) throws SQLException {
        Timestamp[] from = (Timestamp[]) row.getArray(column + "_from").getArray();
        Timestamp[] until = (Timestamp[]) row.getArray(column + "_until").getArray();
        return IntStream.range(0, from.length)
                .mapToObj(i -> new Span(from[i].toInstant(), until[i].toInstant()))
                .toList();
    }

    List<String> expected() {
        List<String> lines = new ArrayList<>();
        lines.add(expected(clinic.id(), clinic));
        lines.add(expected(room, clinic));
        practitioners.forEach(one -> lines.add(expected(one.id(), one)));
        lines.sort(null);
        return lines;
    }

    private String expected(UUID id, Subject subject) {
        int steps = (int) ((until.getEpochSecond() - from.getEpochSecond()) / STEP_SECONDS);
        boolean[] open = new boolean[steps];
        boolean[] free = new boolean[steps];
        for (int i = 0; i < steps; i++) {
            Instant at = from.plusSeconds((long) i * STEP_SECONDS);
            open[i] = clinic.isOpen(at, zone) && subject.isOpen(at, zone);
            free[i] = open[i]
                    && booked.stream()
                            .noneMatch(one -> one.who().equals(id)
                                    && !one.hasExpired()
                                    && !at.isBefore(one.from())
                                    && at.isBefore(one.until()));
        }
        return line(id.toString(), spans(open), spans(free));
    }

    private List<Span> spans(boolean[] steps) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] && (i == 0 || !steps[i - 1])) {
                int end = i;
                while (end < steps.length && steps[end]) {
                    end++;
                }
                spans.add(new Span(
                        from.plusSeconds((long) i * STEP_SECONDS), from.plusSeconds((long) end * STEP_SECONDS)));
            }
        }
        return spans;
    }

    private static String line(String id, List<Span> open, List<Span> free) {
        return id + " open " + open + " free " + free;
    }
}
