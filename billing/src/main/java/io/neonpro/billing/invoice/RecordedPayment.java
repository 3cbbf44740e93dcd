package io.neonpro.billing.invoice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.value.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A payment as clients see it.
 *
 * @param patientId who owed it
 * @param invoiceVersion of the invoice after it; the ETag
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
}
