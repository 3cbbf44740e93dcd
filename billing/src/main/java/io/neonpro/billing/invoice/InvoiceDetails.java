package io.neonpro.billing.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.neonpro.billing.invoice.Invoice.Existing;
import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.value.Money;
import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
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
 * An invoice as clients see it.
 *
 * @param number given when it is issued
 * @param total the treatment's price when the appointment was made
 * @param paid so far
 * @param version counts the changes; the ETag
 */
@Name("Invoice")
@Description("What a patient owes for a treatment.")
@Key(fields = @FieldSet("id"))
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvoiceDetails(
        @Id @NonNull UUID id,
        @Nullable String number,
        @NonNull InvoiceStatus status,
        @Ignore UUID appointmentId,
        @Ignore UUID clinicId,
        @Ignore UUID patientId,
        @Ignore UUID treatmentId,
        @NonNull Money total,
        @NonNull Money paid,
        @Nullable LocalDate dueDate,
        @NonNull OffsetDateTime createdAt,
        int version) {

    /**
     * @param createdAt which its events do not say
     */
    static InvoiceDetails of(Change<Invoice, InvoiceEvent> change, OffsetDateTime createdAt) {
        Existing invoice = (Existing) change.state();
        Charge charge = invoice.charge();
        return new InvoiceDetails(
                change.id(),
                invoice.number().orElse(null),
                invoice.status(),
                charge.appointmentId(),
                charge.clinicId(),
                charge.patientId(),
                charge.treatmentId(),
                charge.total(),
                invoice.paid(),
                invoice.dueDate().orElse(null),
                createdAt.withOffsetSameInstant(ZoneOffset.UTC),
                change.version());
    }

    static InvoiceDetails of(Row row) {
        String currency = row.getString("currency");
        return new InvoiceDetails(
                row.getUUID("id"),
                row.getString("number"),
                InvoiceStatus.ofCode(row.getString("status")),
                row.getUUID("appointment_id"),
                row.getUUID("clinic_id"),
                row.getUUID("patient_id"),
                row.getUUID("treatment_id"),
                new Money(row.getBigDecimal("amount"), currency),
                new Money(row.getBigDecimal("paid"), currency),
                row.getLocalDate("due_date"),
                row.getOffsetDateTime("created_at").withOffsetSameInstant(ZoneOffset.UTC),
                row.getInteger("version"));
    }
}
