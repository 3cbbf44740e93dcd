package io.neonpro.contracts.billing;

import io.neonpro.kernel.event.EventType;
import io.neonpro.kernel.value.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to an invoice once it leaves its draft. */
@RegisterForReflection
public sealed interface InvoiceEvent {

    UUID invoiceId();

    /** How the clinic counts it; absent as long as it has none. */
    @Nullable
    String number();

    UUID appointmentId();

    /** Where the treatment is given. */
    UUID clinicId();

    UUID patientId();

    UUID treatmentId();

    Money total();

    /** The patient owes it from now on. */
    @EventType("io.neonpro.invoice.issued")
    record Issued(
            UUID invoiceId,
            @Nullable String number,
            UUID appointmentId,
            UUID clinicId,
            UUID patientId,
            UUID treatmentId,
            Money total,
            LocalDate dueDate)
            implements InvoiceEvent {}

    /** All of it was paid. */
    @EventType("io.neonpro.invoice.paid")
    record Paid(
            UUID invoiceId,
            @Nullable String number,
            UUID appointmentId,
            UUID clinicId,
            UUID patientId,
            UUID treatmentId,
            Money total)
            implements InvoiceEvent {}

    /**
     * Nobody owes it any more.
     *
     * @param refundDue what the patient had paid by then
     */
    @EventType("io.neonpro.invoice.voided")
    record Voided(
            UUID invoiceId,
            @Nullable String number,
            UUID appointmentId,
            UUID clinicId,
            UUID patientId,
            UUID treatmentId,
            Money total,
            Money refundDue)
            implements InvoiceEvent {}
}
