package io.neonpro.notify.letter;

import io.neonpro.notify.calendar.CalendarInvite;
import io.neonpro.notify.calendar.Party;
import io.neonpro.notify.catalogue.Visit;
import io.neonpro.notify.message.Announcement;
import io.neonpro.notify.message.QueuedMessage;
import io.neonpro.notify.template.Links;
import io.neonpro.notify.template.Placeholder;
import io.neonpro.notify.template.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;

/** Writes a letter from its wording: for reading as text and as a page, and for the calendar. */
@ApplicationScoped
class LetterWriter {

    private final MailSettings mail;

    LetterWriter(MailSettings mail) {
        this.mail = mail;
    }

    Letter write(QueuedMessage message, Addressee addressee, Visit visit, Wording wording) {
        Announcement announcement = message.announcement();
        Wording filled = wording.filledWith(announcement.kind(), values(announcement, addressee, visit));
        return new Letter(
                addressee.address(),
                addressee.language(),
                filled.subject(),
                filled.body(),
                MessagePage.of(addressee.language().tag(), filled.subject(), filled.body())
                        .render(),
                invite(message, addressee, visit).text());
    }

    private static Map<Placeholder, String> values(Announcement announcement, Addressee addressee, Visit visit) {
        Phrases phrases = new Phrases(addressee.language(), visit.timezone());
        Instant start = announcement.start();
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.PATIENT_NAME, addressee.name());
        values.put(Placeholder.CLINIC_NAME, visit.clinicName());
        values.put(Placeholder.CLINIC_ADDRESS, visit.clinicAddress().orElse(""));
        values.put(Placeholder.TREATMENT_NAME, visit.treatmentName());
        values.put(Placeholder.PRACTITIONER_NAME, visit.practitionerName());
        values.put(Placeholder.DATE, phrases.date(start));
        values.put(Placeholder.TIME, phrases.time(start));
        values.put(Placeholder.PRICE, phrases.price(announcement.price().orElse(visit.price())));
        announcement.previousStart().ifPresent(previous -> {
            values.put(Placeholder.PREVIOUS_DATE, phrases.date(previous));
            values.put(Placeholder.PREVIOUS_TIME, phrases.time(previous));
        });
        return values;
    }

    private CalendarInvite invite(QueuedMessage message, Addressee addressee, Visit visit) {
        Announcement announcement = message.announcement();
        return new CalendarInvite(
                announcement.kind().calendarMethod(),
                announcement.about().appointmentId(),
                message.sequence(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                announcement.start(),
                announcement.end(),
                Links.taken(visit.treatmentName() + " · " + visit.clinicName()),
                visit.clinicAddress().map(Links::taken),
                new Party(visit.clinicName(), mail.from()),
                new Party(addressee.name(), addressee.address()));
    }
}
