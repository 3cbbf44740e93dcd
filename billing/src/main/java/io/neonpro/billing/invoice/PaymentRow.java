package io.neonpro.billing.invoice;

import io.neonpro.billing.invoice.Invoice.Existing;
import io.neonpro.billing.invoice.InvoiceEvent.PaymentRecorded;
import io.neonpro.kernel.event.Change;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The row of a payment, whose time is as precise as Postgres has it. */
@RegisterForReflection
record PaymentRow(
        UUID id, UUID invoiceId, UUID clinicId, String method, BigDecimal amount, String currency, Instant paidAt) {

    /** Of all that were made by these events. */
    static List<PaymentRow> of(Change<Invoice, InvoiceEvent> change) {
        return change.events().stream()
                .filter(PaymentRecorded.class::isInstance)
                .map(PaymentRecorded.class::cast)
                .map(payment -> new PaymentRow(
                        payment.paymentId(),
                        change.id(),
                        ((Existing) change.state()).charge().clinicId(),
                        payment.method().code(),
                        payment.amount().amount(),
                        payment.amount().currency(),
                        payment.at().truncatedTo(ChronoUnit.MICROS)))
                .toList();
    }
}
