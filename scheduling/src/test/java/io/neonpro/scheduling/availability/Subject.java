package io.neonpro.scheduling.availability;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A clinic, or a practitioner, with its hours. */
record Subject(UUID id, List<Hours> weekly, List<SpecialDay> exceptions) {

    record Hours(DayOfWeek day, LocalTime from, LocalTime to) {}

    /** Closed when it has no times. */
    record SpecialDay(LocalDate date, LocalTime from, LocalTime to) {}

    JsonArray weeklyJson() {
        JsonArray json = new JsonArray();
        weekly.forEach(one -> json.add(new JsonObject()
                .put("day", one.day().name())
                .put("from", one.from().toString())
                .put("to", one.to().toString())));
        return json;
    }

    JsonArray exceptionsJson() {
        JsonArray json = new JsonArray();
        exceptions.forEach(one -> json.add(new JsonObject()
                .put("date", one.date().toString())
                .put("closed", one.from() == null)
                .put("from", text(one.from()))
                .put("to", text(one.to()))));
        return json;
    }

    private static String text(LocalTime time) {
        return time == null ? null : time.toString();
    }

    boolean isOpen(Instant at, ZoneId zone) {
        LocalDate here = at.atZone(zone).toLocalDate();
        return IntStream.rangeClosed(-1, 1).mapToObj(here::plusDays).anyMatch(date -> isOpen(at, date, zone));
    }

    private boolean isOpen(Instant at, LocalDate date, ZoneId zone) {
        boolean isException = exceptions.stream().anyMatch(one -> one.date().equals(date));
        return isException
                ? exceptions.stream()
                        .filter(one -> one.date().equals(date) && one.from() != null)
                        .anyMatch(one -> isWithin(at, date, one.from(), one.to(), zone))
                : weekly.stream()
                        .filter(one -> one.day() == date.getDayOfWeek())
                        .anyMatch(one -> isWithin(at, date, one.from(), one.to(), zone));
    }

    /** Of an hour that occurs twice, Postgres means the second. */
    private static boolean isWithin(Instant at, LocalDate date, LocalTime from, LocalTime to, ZoneId zone) {
        Instant begin =
                date.atTime(from).atZone(zone).withLaterOffsetAtOverlap().toInstant();
        Instant end = date.atTime(to).atZone(zone).withLaterOffsetAtOverlap().toInstant();
        return !at.isBefore(begin) && at.isBefore(end);
    }
}
