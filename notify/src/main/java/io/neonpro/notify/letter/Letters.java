package io.neonpro.notify.letter;

import io.neonpro.notify.catalogue.Catalogue;
import io.neonpro.notify.message.Announcement;
import io.neonpro.notify.message.QueuedMessage;
import io.neonpro.notify.message.SkipReason;
import io.neonpro.notify.preference.Correspondent;
import io.neonpro.notify.preference.Correspondent.Erased;
import io.neonpro.notify.preference.Correspondent.Known;
import io.neonpro.notify.preference.Preferences;
import io.neonpro.notify.sender.KnownSenders;
import io.neonpro.notify.template.Templates;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Puts messages in words when they are about to be sent: whether the patient may be written to, where, in what language and how
 * things are called is seen then. Always within the caller's transaction.
 */
@ApplicationScoped
public class Letters {

    private final KnownSenders senders;
    private final Preferences preferences;
    private final Catalogue catalogue;
    private final Templates templates;
    private final LetterWriter writer;

    Letters(
            KnownSenders senders,
            Preferences preferences,
            Catalogue catalogue,
            Templates templates,
            LetterWriter writer) {
        this.senders = senders;
        this.preferences = preferences;
        this.catalogue = catalogue;
        this.templates = templates;
        this.writer = writer;
    }

    public Uni<Draft> draft(QueuedMessage message) {
        return senders.mayWrite().flatMap(mayWrite -> mayWrite ? draftToPatient(message) : none(SkipReason.UNVERIFIED));
    }

    private Uni<Draft> draftToPatient(QueuedMessage message) {
        return preferences
                .correspondent(message.announcement().about().patientId())
                .flatMap(correspondent -> draft(message, correspondent));
    }

    private Uni<Draft> draft(QueuedMessage message, Correspondent correspondent) {
        return switch (correspondent) {
            case Erased erased -> none(SkipReason.ERASED);
            case Known known when !known.wantsEmail() -> none(SkipReason.OPTED_OUT);
            case Known known ->
                addressee(known)
                        .map(addressee -> draft(message, addressee))
                        .orElseGet(() -> none(SkipReason.NO_ADDRESS));
        };
    }

    private static Uni<Draft> none(SkipReason reason) {
        return Uni.createFrom().item(new Draft.None(reason));
    }

    private static Optional<Addressee> addressee(Known known) {
        return known.email().map(address -> new Addressee(known.name(), address, known.language()));
    }

    private Uni<Draft> draft(QueuedMessage message, Addressee addressee) {
        Announcement announcement = message.announcement();
        return Uni.combine()
                .all()
                .unis(
                        catalogue.visit(
                                announcement.about().clinicId(),
                                announcement.treatmentId(),
                                announcement.practitionerId()),
                        templates.wording(announcement.kind(), addressee.language()))
                .with((visit, wording) -> writer.write(message, addressee, visit, wording));
    }
}
