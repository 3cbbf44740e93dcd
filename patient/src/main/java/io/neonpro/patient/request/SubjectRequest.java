package io.neonpro.patient.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for, as clients see it.
 *
 * @param dueAt until when it is answered
 * @param receivedBy who took it in
 * @param reason why it was refused, in kebab-case
 * @param legalBasis of the refusal, or of what is kept all the same
 * @param keptUntil when what is kept may go, too
 * @param history what happened to it, in order; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubjectRequest(
        UUID id,
        UUID patientId,
        RequestKind kind,
        RequestState state,
        Instant receivedAt,
        Instant dueAt,
        @Nullable UUID receivedBy,
        @Nullable Instant closedAt,
        @Nullable String reason,
        @Nullable String legalBasis,
        @Nullable LocalDate keptUntil,
        int version,
        @Nullable List<RequestStep> history) {

    static SubjectRequest of(Row row) {
        return new SubjectRequest(
                row.getUUID("id"),
                row.getUUID("patient_id"),
                RequestKind.ofCode(row.getString("kind")),
                RequestState.ofCode(row.getString("state")),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getUUID("actor"),
                Optional.ofNullable(row.getOffsetDateTime("closed_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.getString("reason"),
                row.getString("legal_basis"),
                row.getLocalDate("kept_until"),
                row.getInteger("version"),
                null);
    }

    SubjectRequest with(List<RequestStep> steps) {
        return new SubjectRequest(
                id,
                patientId,
                kind,
                state,
                receivedAt,
                dueAt,
                receivedBy,
                closedAt,
                reason,
                legalBasis,
                keptUntil,
                version,
                steps);
    }

    /** As whom it is of is shown it: who does what at the desk is the clinic's. */
    SubjectRequest withoutStaff() {
        return new SubjectRequest(
                id,
                patientId,
                kind,
                state,
                receivedAt,
                dueAt,
                null,
                closedAt,
                reason,
                legalBasis,
                keptUntil,
                version,
                history == null
                        ? null
                        : history.stream().map(RequestStep::withoutStaff).toList());
    }
}
