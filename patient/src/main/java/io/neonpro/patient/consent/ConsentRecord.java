package io.neonpro.patient.consent;

import io.neonpro.kernel.event.Change;
import io.neonpro.patient.consent.Consent.Absent;
import io.neonpro.patient.consent.Consent.InForce;
import io.neonpro.patient.consent.Consent.TakenBack;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consent as clients see it.
 *
 * @param recordedBy the user who took note of it; absent when their token named none
 * @param revokedBy who took note that it was taken back, likewise
 */
public record ConsentRecord(
        UUID id,
        UUID patientId,
        String purpose,
        String version,
        String channel,
        Instant givenAt,
        @Nullable UUID recordedBy,
        @Nullable Instant revokedAt,
        @Nullable UUID revokedBy) {

    static ConsentRecord of(Change<Consent, ConsentEvent> change) {
        return switch (change.state()) {
            case InForce given -> of(change.id(), given, null, null);
            case TakenBack(var given, var revokedAt, var by) -> of(change.id(), given, revokedAt, by);
            case Absent() -> throw new IllegalStateException("Nothing to show: " + change.id());
        };
    }

    static ConsentRecord of(Row row) {
        return new ConsentRecord(
                row.getUUID("id"),
                row.getUUID("patient_id"),
                row.getString("purpose"),
                row.getString("terms_version"),
                row.getString("channel"),
                row.getOffsetDateTime("given_at").toInstant(),
                row.getUUID("recorded_by"),
                Optional.ofNullable(row.getOffsetDateTime("revoked_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.getUUID("revoked_by"));
    }

    private static ConsentRecord of(UUID id, InForce given, @Nullable Instant revokedAt, @Nullable UUID revokedBy) {
        Terms terms = given.terms();
        return new ConsentRecord(
                id,
                given.patientId(),
                terms.purpose().text(),
                terms.version().text(),
                terms.channel().text(),
                given.givenAt(),
                given.recordedBy(),
                revokedAt,
                revokedBy);
    }

    /** As whom it is of is shown it: who writes down what at the desk is the clinic's. */
    ConsentRecord withoutStaff() {
        return new ConsentRecord(id, patientId, purpose, version, channel, givenAt, null, revokedAt, null);
    }

    /** Of the record: the ETag, not the version of the terms. */
    int revision() {
        return revokedAt == null ? InForce.REVISION : TakenBack.REVISION;
    }
}
