package io.neonpro.billing.invoice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.neonpro.kernel.value.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A payment as clients see it.
 *
 * @param invoiceVersion of the invoice after it; the ETag
 */
@RegisterForReflection
public record RecordedPayment(
        UUID id,
        UUID invoiceId,
        PaymentMethod method,
        Money amount,
        Instant paidAt,
        @JsonIgnore int invoiceVersion) {

    static RecordedPayment of(UUID invoiceId, int version, InvoiceCommand.Pay pay) {
        return new RecordedPayment(pay.paymentId(), invoiceId, pay.method(), pay.amount(), pay.at(), version);
    }
}
