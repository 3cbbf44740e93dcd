package io.neonpro.patient.consent;

import io.neonpro.kernel.data.TenantKey;
import io.neonpro.kernel.event.Change;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a consent; it follows the consent's events. */
@Entity
@Table(name = "consent")
class ConsentView extends PanacheEntityBase {

    @EmbeddedId
    TenantKey key;

    UUID patientId;
    String purpose;
    String termsVersion;
    String channel;
    Instant givenAt;

    @Nullable
    UUID recordedBy;

    @Nullable
    Instant revokedAt;

    @Nullable
    UUID revokedBy;

    protected ConsentView() {}

    private ConsentView(TenantKey key) {
        this.key = key;
    }

    /** Brings the row to where the events are. */
    static Uni<Void> follow(Change<Consent, ConsentEvent> change) {
        TenantKey key = TenantKey.of(change.id());
        return ConsentView.<ConsentView>findById(key)
                .onItem()
                .ifNull()
                .continueWith(() -> new ConsentView(key))
                .invoke(view -> view.show(ConsentRow.of(ConsentRecord.of(change))))
                .flatMap(view -> view.persistAndFlush())
                .replaceWithVoid();
    }

    private void show(ConsentRow consent) {
        patientId = consent.patientId();
        purpose = consent.purpose();
        termsVersion = consent.termsVersion();
        channel = consent.channel();
        givenAt = consent.givenAt();
        recordedBy = consent.recordedBy();
        revokedAt = consent.revokedAt();
        revokedBy = consent.revokedBy();
    }
}
