package io.neonpro.patient.consent;

import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Change;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

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

    /** Of what one patient consented to; they are few. */
    private static final TenantStatement IN_FORCE = new TenantStatement("""
                    select id from consent
                     where tenant_id = $1 and patient_id = $2 and purpose = $3 and terms_version = $4
                       and revoked_at is null
                     order by id limit 1
                    """);

    private ConsentView() {}

    /** Fails with {@code already-given}, in the caller's transaction, which holds the patient. */
    static Uni<Void> requireNone(UUID patientId, Terms terms) {
        return IN_FORCE.find(
                        row -> row.getUUID("id"),
                        patientId,
                        terms.purpose().text(),
                        terms.version().text())
                .invoke(found -> found.ifPresent(id -> {
                    throw ConsentRules.ALREADY_GIVEN.with("consentId", id).asFailure();
                }))
                .replaceWithVoid();
    }

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
