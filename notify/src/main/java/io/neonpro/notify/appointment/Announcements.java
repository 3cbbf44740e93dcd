package io.neonpro.notify.appointment;

import io.neonpro.kernel.value.Ids;
import io.neonpro.notify.catalogue.Catalogue;
import io.neonpro.notify.catalogue.Visit;
import io.neonpro.notify.delivery.Deliveries;
import io.neonpro.notify.message.Announcement;
import io.neonpro.notify.message.Messages;
import io.neonpro.notify.message.SkipReason;
import io.neonpro.notify.message.Written;
import io.neonpro.notify.preference.Correspondent;
import io.neonpro.notify.preference.Preferences;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Notes what patients are to be told, or why not; in the transaction of the event. In what words is seen when it is sent. */
@ApplicationScoped
class Announcements {

    private final Preferences preferences;
    private final Reminders reminders;
    private final Catalogue catalogue;
    private final Messages messages;
    private final Deliveries deliveries;

    Announcements(
            Preferences preferences,
            Reminders reminders,
            Catalogue catalogue,
            Messages messages,
            Deliveries deliveries) {
        this.preferences = preferences;
        this.reminders = reminders;
        this.catalogue = catalogue;
        this.messages = messages;
        this.deliveries = deliveries;
    }

    /** Fails while the patient or something in the catalogue is still on its way. All that it asks is asked together. */
    Uni<Void> write(Announcement announcement) {
        var about = announcement.about();
        return Uni.combine()
                .all()
                .unis(
                        preferences.correspondent(about.patientId()),
                        messages.writtenAbout(about.appointmentId()),
                        catalogue.visit(about.clinicId(), announcement.treatmentId(), announcement.practitionerId()),
                        reminders.daysBefore(announcement))
                .with(Known::new)
                .flatMap(known -> write(announcement, known));
    }

    private Uni<Void> write(Announcement announcement, Known known) {
        Written written = known.written();
        int sequence = written.kinds().size();
        Announcement promised = announcement.promising(written.price());
        if (promised.isSupersededBy(written.kinds())) {
            return messages.skip(Ids.next(), promised, sequence, SkipReason.SUPERSEDED);
        }
        return switch (known.correspondent()) {
            case Correspondent.Erased erased -> messages.skip(Ids.next(), promised, sequence, SkipReason.ERASED);
            case Correspondent.Known patient -> tell(promised, sequence, known);
        };
    }

    /** What is so no more is withdrawn before the new message is there. */
    private Uni<Void> tell(Announcement announcement, int sequence, Known known) {
        UUID id = Ids.next();
        return Uni.combine()
                .all()
                .unis(
                        reminders.follow(announcement, known.visit().timezone(), known.daysBefore()),
                        messages.queue(id, announcement, sequence),
                        deliveries.add(id))
                .discardItems();
    }

    /** It is not to be told any more. */
    Uni<Void> skip(Announcement announcement, SkipReason reason) {
        return messages.writtenAbout(announcement.about().appointmentId())
                .flatMap(written ->
                        messages.skip(Ids.next(), announcement, written.kinds().size(), reason));
    }

    /** What decides of what the patient is told. */
    private record Known(Correspondent correspondent, Written written, Visit visit, int daysBefore) {}
}
