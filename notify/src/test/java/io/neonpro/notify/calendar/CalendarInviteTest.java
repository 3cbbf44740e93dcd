package io.neonpro.notify.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.notify.calendar.CalendarInvite.Method;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What we write as iCalendar, read by somebody else's reader. */
class CalendarInviteTest {

    private static final UUID APPOINTMENT = UUID.fromString("0198f000-0000-7000-8000-000000000001");
    private static final Instant START = Instant.parse("2030-09-07T17:00:00Z");
    private static final Party CLINIC = new Party("Clínica \"Aurora\"", "no-reply@neonpro.local");
    private static final Party ANA = new Party("Ana Souza", "ana@example.com");

    @Example
    void anInviteSaysWhatWhenWhereAndWho() {
        String invite = invite(Method.REQUEST, 0, "Peeling · Aurora", "Rua das Flores, 12")
                .text();

        assertThat(invite)
                .startsWith("BEGIN:VCALENDAR\r\n")
                .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n")
                .contains("METHOD:REQUEST\r\n")
                .contains("UID:" + APPOINTMENT + "\r\n")
                .contains("SEQUENCE:0\r\n")
                .contains("DTSTART:20300907T170000Z\r\n")
                .contains("DTEND:20300907T173000Z\r\n")
                .contains("LOCATION:Rua das Flores\\, 12\r\n")
                .contains("STATUS:CONFIRMED\r\n")
                .contains("ORGANIZER;CN=\"Clínica ^'Aurora^'\":mailto:no-reply@neonpro.local\r\n");
    }

    @Example
    void aCancellationTakesItOut() {
        String invite = invite(Method.CANCEL, 2, "Peeling", "").text();

        assertThat(invite).contains("METHOD:CANCEL\r\n", "SEQUENCE:2\r\n", "STATUS:CANCELLED\r\n");
    }

    @Property(tries = 300)
    void noLineIsLongerThan75OctetsAndNoCharacterIsTorn(
            @ForAll("texts") String summary, @ForAll("texts") String place) {
        String invite = invite(Method.REQUEST, 0, summary, place).text();

        assertThat(invite.split("\r\n")).allSatisfy(line -> {
            byte[] octets = line.getBytes(StandardCharsets.UTF_8);
            assertThat(octets.length).isLessThanOrEqualTo(75);
            assertThat(new String(octets, StandardCharsets.UTF_8)).isEqualTo(line);
        });
    }

    @Example
    void backslashesAndLineBreaksDoNotMix() {
        assertThat(ContentLine.text("a\\\nb;c")).isEqualTo("a\\\\\\nb\\;c");
    }

    /** Without backslashes, which this reader takes for part of what follows, nor space around. */
    @Property(tries = 50)
    void whatWasMeantIsWhatIsRead(
            @ForAll("texts") String anySummary,
            @ForAll("texts") String anyPlace,
            @ForAll @IntRange(min = 0, max = 1000) int sequence)
            throws IOException, ParserException {
        String summary = anySummary.replace("\\", "").strip();
        String place = anyPlace.replace("\\", "").strip();
        String invite = invite(Method.REQUEST, sequence, summary, place).text();

        VEvent event = event(new CalendarBuilder().build(new StringReader(invite)));

        assertThat(event.getSummary().getValue()).isEqualTo(summary);
        assertThat(event.getLocation().getValue()).isEqualTo(place);
        assertThat(event.getSequence().getSequenceNo()).isEqualTo(sequence);
        assertThat(event.getUid().orElseThrow().getValue()).isEqualTo(APPOINTMENT.toString());
        assertThat(Instant.from(event.getDateTimeStart().getDate())).isEqualTo(START);
    }

    /** Everything that is special to the format, to UTF-8 and to folding; lines end as ours do. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("ab,;:\\\"^'=é·漢 \n")
                .ofMaxLength(200)
                .map(text -> text + "😀".repeat(text.length() % 30))
                .filter(text -> text.equals(text.strip()));
    }

    private static VEvent event(Calendar calendar) {
        return (VEvent) calendar.getComponent("VEVENT").orElseThrow();
    }

    private static CalendarInvite invite(Method method, int sequence, String summary, String place) {
        return new CalendarInvite(
                method,
                APPOINTMENT,
                sequence,
                START.minusSeconds(3600),
                START,
                START.plusSeconds(1800),
                summary,
                Optional.of(place),
                CLINIC,
                ANA);
    }
}
