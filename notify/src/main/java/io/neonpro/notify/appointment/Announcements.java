package io.neonpro.notify.appointment;

import io.neonpro.kernel.value.Ids;
import io.neonpro.notify.catalogue.Catalogue;
import io.neonpro.notify.delivery.Deliveries;
import io.neonpro.notify.message.Letter;
import io.neonpro.notify.message.MessageKind;
import io.neonpro.notify.message.Messages;
import io.neonpro.notify.message.SkipReason;
import io.neonpro.notify.preference.Correspondent;
import io.neonpro.notify.preference.Correspondent.Erased;
import io.neonpro.notify.preference.Correspondent.Known;
import io.neonpro.notify.preference.Preferences;
import io.neonpro.notify.template.Templates;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Writes what patients are to be told, or why not; in the transaction of the event. */
@ApplicationScoped
class Announcements {

    private final Preferences preferences;
    private final Reminders reminders;
    private final Catalogue catalogue;
    private final Templates templates;
    private final LetterWriter writer;
    private final Messages messages;
    private final Deliveries deliveries;

    Announcements(
            Preferences preferences,
            Reminders reminders,
            Catalogue catalogue,
            Templates templates,
            LetterWriter writer,
            Messages messages,
            Deliveries deliveries) {
        this.preferences = preferences;
        this.reminders = reminders;
        this.catalogue = catalogue;
        this.templates = templates;
        this.writer = writer;
        this.messages = messages;
        this.deliveries = deliveries;
    }

    /** Fails while the patient or something in the catalogue is still on its way. */
    Uni<UUID> write(Announcement announcement) {
        var about = announcement.about();
        return Uni.combine()
                .all()
                .unis(preferences.correspondent(about.patientId()), messages.writtenAbout(about.appointmentId()))
                .asTuple()
                .flatMap(known -> write(announcement, known.getItem1(), known.getItem2()));
    }

    private Uni<UUID> write(Announcement announcement, Correspondent correspondent, List<MessageKind> written) {
        if (announcement.isSupersededBy(written)) {
            return skip(announcement, SkipReason.SUPERSEDED);
        }
        return switch (correspondent) {
            case Erased erased -> skip(announcement, SkipReason.ERASED);
            case Known known -> reminders.follow(announcement).chain(() -> write(announcement, known, written.size()));
        };
    }

    private Uni<UUID> write(Announcement announcement, Known patient, int sequence) {
        if (!patient.wantsEmail()) {
            return skip(announcement, SkipReason.OPTED_OUT);
        }
        return patient.email()
                .map(address ->
                        queue(announcement, new Addressee(patient.name(), address, patient.language()), sequence))
                .orElseGet(() -> skip(announcement, SkipReason.NO_ADDRESS));
    }

    Uni<UUID> skip(Announcement announcement, SkipReason reason) {
        UUID id = Ids.next();
        return messages.skip(id, announcement.kind(), announcement.about(), reason)
                .replaceWith(id);
    }

    private Uni<UUID> queue(Announcement announcement, Addressee addressee, int sequence) {
        var about = announcement.about();
        UUID practitioner = announcement.slot().practitionerId();
        return Uni.combine()
                .all()
                .unis(
                        catalogue.visit(about.clinicId(), announcement.treatmentId(), practitioner),
                        templates.wording(announcement.kind(), addressee.language()))
                .with((visit, wording) -> writer.write(announcement, addressee, visit, wording, sequence))
                .flatMap(letter -> queue(announcement, letter));
    }

    private Uni<UUID> queue(Announcement announcement, Letter letter) {
        UUID id = Ids.next();
        var about = announcement.about();
        return Uni.combine()
                .all()
                .unis(
                        messages.queue(id, announcement.kind(), about, letter, announcement.uselessFrom()),
                        deliveries.add(id, about.appointmentId()))
                .discardItems()
                .replaceWith(id);
    }
}
