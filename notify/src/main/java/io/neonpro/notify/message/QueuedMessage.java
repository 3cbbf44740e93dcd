package io.neonpro.notify.message;

import io.neonpro.kernel.value.Money;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that waits to be sent.
 *
 * @param sequence how many there were about the appointment before
 * @param tries how often it was begun to be sent without its being known how that ended
 * @param isOver whether what it tells is of no use any more
 * @param isBehindAnother whether an earlier one about the appointment is on its way
 * @param isTooMany whether the patient was sent as many within a day as anybody is
 */
public record QueuedMessage(
        UUID id,
        Announcement announcement,
        int sequence,
        Instant createdAt,
        int tries,
        boolean isOver,
        boolean isBehindAnother,
        boolean isTooMany) {

    static QueuedMessage of(UUID id, Row row) {
        return new QueuedMessage(
                id,
                announcement(row),
                row.getInteger("sequence"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getInteger("tries"),
                row.getBoolean("is_over"),
                row.getBoolean("is_behind_another"),
                row.getBoolean("is_too_many"));
    }

    private static Announcement announcement(Row row) {
        return new Announcement(
                MessageKind.ofCode(row.getString("kind")),
                new Regarding(row.getUUID("patient_id"), row.getUUID("appointment_id"), row.getUUID("clinic_id")),
                row.getUUID("treatment_id"),
                row.getUUID("practitioner_id"),
                row.getOffsetDateTime("starts_at").toInstant(),
                row.getOffsetDateTime("ends_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("previous_start")).map(OffsetDateTime::toInstant),
                price(row));
    }

    static Optional<Money> price(Row row) {
        return Optional.ofNullable(row.getBigDecimal("amount"))
                .map(amount -> new Money(amount, row.getString("currency")));
    }
}
