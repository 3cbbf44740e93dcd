package io.neonpro.notify.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/**
 * An appointment for the patient's own calendar: an iCalendar object (RFC 5545) that asks a
 * calendar to add, move or remove it (iTIP, RFC 5546).
 *
 * @param uid the same for everything that is said about one appointment
 * @param sequence greater than in every earlier invite of the same uid
 * @param stamp when it was written
 */
public record CalendarInvite(
        Method method,
        UUID uid,
        int sequence,
        Instant stamp,
        Instant start,
        Instant end,
        String summary,
        Optional<String> location,
        Party organizer,
        Party attendee) {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** What the calendar is to do (RFC 5546, 3.2). */
    public enum Method {
        /** Add it, or move it to another time. */
        REQUEST("CONFIRMED"),
        /** Take it out. */
        CANCEL("CANCELLED");

        private final String status;

        Method(String status) {
            this.status = status;
        }
    }

    /** The object as {@code text/calendar}, UTF-8. */
    public String text() {
        StringBuilder lines = new StringBuilder();
        add(lines, "BEGIN", "VCALENDAR");
        add(lines, "PRODID", "-//NeonPro//notify//EN");
        add(lines, "VERSION", "2.0");
        add(lines, "METHOD", method.name());
        add(lines, "BEGIN", "VEVENT");
        add(lines, "UID", uid.toString());
        add(lines, "SEQUENCE", Integer.toString(sequence));
        add(lines, "DTSTAMP", UTC.format(stamp));
        add(lines, "DTSTART", UTC.format(start));
        add(lines, "DTEND", UTC.format(end));
        add(lines, "SUMMARY", ContentLine.text(summary));
        location.ifPresent(place -> add(lines, "LOCATION", ContentLine.text(place)));
        add(lines, "STATUS", method.status);
        add(lines, "ORGANIZER;" + organizer.parameter(), organizer.value());
        add(lines, "ATTENDEE;RSVP=FALSE;" + attendee.parameter(), attendee.value());
        add(lines, "END", "VEVENT");
        add(lines, "END", "VCALENDAR");
        return lines.toString();
    }

    private static void add(StringBuilder lines, String name, String value) {
        lines.append(ContentLine.of(name, value));
    }
}
