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
import java.util.function.Function;

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

    /** All that it depends on is asked together. */
    public Uni<Draft> draft(QueuedMessage message) {
        Announcement announcement = message.announcement();
        return Uni.combine()
                .all()
                .unis(
                        senders.mayWrite(),
                        preferences.correspondent(announcement.about().patientId()),
                        catalogue.visit(
                                announcement.about().clinicId(),
                                announcement.treatmentId(),
                                announcement.practitionerId()),
                        templates.wordings(announcement.kind()))
                .with((mayWrite, correspondent, visit, wordings) -> mayWrite
                        ? draft(
                                correspondent,
                                addressee ->
                                        writer.write(message, addressee, visit, wordings.get(addressee.language())))
                        : new Draft.None(SkipReason.UNVERIFIED));
    }

    private static Draft draft(Correspondent correspondent, Function<Addressee, Letter> written) {
        return switch (correspondent) {
            case Erased erased -> new Draft.None(SkipReason.ERASED);
            case Known known when !known.wantsEmail() -> new Draft.None(SkipReason.OPTED_OUT);
            case Known known ->
                addressee(known).<Draft>map(written).orElseGet(() -> new Draft.None(SkipReason.NO_ADDRESS));
        };
    }

    private static Optional<Addressee> addressee(Known known) {
        return known.email().map(address -> new Addressee(known.name(), address, known.language()));
    }
}
