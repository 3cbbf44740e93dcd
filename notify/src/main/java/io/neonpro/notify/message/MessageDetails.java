package io.neonpro.notify.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * A message as clients see it.
 *
 * @param reason why it failed or was skipped, in kebab-case
 * @param recipient its address, and the subject, are gone once the patient is erased
 */
@Name("Message")
@Description("What a patient was told, or was to be told.")
@Key(fields = @FieldSet("id"))
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record MessageDetails(
        @Id @NonNull UUID id,
        @NonNull MessageKind kind,
        @NonNull MessageStatus status,
        @Nullable String reason,
        @NonNull String channel,
        @Ignore UUID patientId,
        @Ignore UUID appointmentId,
        @Ignore UUID clinicId,
        @Nullable String recipient,
        @Nullable String language,
        @Nullable String subject,
        @NonNull OffsetDateTime createdAt,
        @Nullable OffsetDateTime sentAt) {

    static MessageDetails of(Row row) {
        return new MessageDetails(
                row.getUUID("id"),
                MessageKind.ofCode(row.getString("kind")),
                MessageStatus.ofCode(row.getString("status")),
                row.getString("reason"),
                row.getString("channel"),
                row.getUUID("patient_id"),
                row.getUUID("appointment_id"),
                row.getUUID("clinic_id"),
                row.getString("recipient"),
                row.getString("language"),
                row.getString("subject"),
                utc(row.getOffsetDateTime("created_at")),
                utc(row.getOffsetDateTime("sent_at")));
    }

    private static @Nullable OffsetDateTime utc(@Nullable OffsetDateTime time) {
        return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC);
    }
}
