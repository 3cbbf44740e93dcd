package io.neonpro.billing.invoice;

import io.neonpro.kernel.event.EventType;
import io.neonpro.kernel.value.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What happened to an invoice, as billing stores it; {@link InvoiceNews} is what others hear. */
@RegisterForReflection
public sealed interface InvoiceEvent {

    @EventType("io.neonpro.invoice.drafted")
    record Drafted(Charge charge) implements InvoiceEvent {}

    @EventType("io.neonpro.invoice.issued")
    record Issued(Charge charge, String number, LocalDate dueDate) implements InvoiceEvent {}

    @EventType("io.neonpro.invoice.payment-recorded")
    record PaymentRecorded(UUID paymentId, PaymentMethod method, Money amount, Instant at) implements InvoiceEvent {}

    /** Nothing is open any more. */
    @EventType("io.neonpro.invoice.settled")
    record Settled(Charge charge, String number) implements InvoiceEvent {}

    /**
     * @param number when it had been issued
     * @param refundDue what the patient had paid by then
     */
    @EventType("io.neonpro.invoice.voided")
    record Voided(Charge charge, Optional<String> number, Money refundDue) implements InvoiceEvent {}
}
