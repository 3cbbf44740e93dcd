package io.neonpro.billing.invoice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.value.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * A payment as clients see it.
 *
 * @param patientId who owed it
 * @param invoiceVersion of the invoice when this is told; the ETag
 */
@RegisterForReflection
public record RecordedPayment(
        UUID id,
        UUID invoiceId,
        PaymentMethod method,
        Money amount,
        Instant paidAt,
        @JsonIgnore UUID patientId,
        @JsonIgnore int invoiceVersion) {

    static RecordedPayment of(Change<Invoice, InvoiceEvent> change, InvoiceCommand.Pay pay) {
        UUID patientId = ((Invoice.Existing) change.state()).charge().patientId();
        return new RecordedPayment(
                pay.paymentId(), change.id(), pay.method(), pay.amount(), pay.at(), patientId, change.version());
    }

    static RecordedPayment of(Row row) {
        return new RecordedPayment(
                row.getUUID("id"),
                row.getUUID("invoice_id"),
                PaymentMethod.ofCode(row.getString("method")),
                new Money(row.getBigDecimal("amount"), row.getString("currency")),
                row.getOffsetDateTime("paid_at").toInstant(),
                row.getUUID("patient_id"),
                row.getInteger("version"));
    }
}
