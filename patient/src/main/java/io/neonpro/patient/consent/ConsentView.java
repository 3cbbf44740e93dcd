package io.neonpro.patient.consent;

import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Change;
import io.smallrye.mutiny.Uni;

/** The rows of consents; they follow the consents' events. */
final class ConsentView {

    /** Once given, a consent can be revoked, and nothing else changes. */
    private static final TenantStatement SHOW = new TenantStatement("""
                    insert into consent
                           (tenant_id, id, patient_id, purpose, terms_version, channel, given_at, recorded_by, revoked_at,
                            revoked_by)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                    on conflict (tenant_id, id)
                    do update set revoked_at = excluded.revoked_at, revoked_by = excluded.revoked_by
                    """);

    private ConsentView() {}

    /** Brings the row to where the events are. */
    static Uni<Void> follow(Change<Consent, ConsentEvent> change) {
        ConsentRow row = ConsentRow.of(ConsentRecord.of(change));
        return SHOW.run(
                        row.id(),
                        row.patientId(),
                        row.purpose(),
                        row.termsVersion(),
                        row.channel(),
                        row.givenAt(),
                        row.recordedBy(),
                        row.revokedAt(),
                        row.revokedBy())
                .replaceWithVoid();
    }
}
