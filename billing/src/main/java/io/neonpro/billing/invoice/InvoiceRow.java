package io.neonpro.billing.invoice;

import io.neonpro.billing.invoice.Invoice.Existing;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of an invoice. */
@RegisterForReflection
record InvoiceRow(
        UUID id,
        int version,
        @Nullable String number,
        String status,
        UUID appointmentId,
        UUID clinicId,
        UUID patientId,
        UUID treatmentId,
        BigDecimal amount,
        BigDecimal paid,
        String currency,
        @Nullable LocalDate dueDate) {

    static InvoiceRow of(UUID id, int version, Existing invoice) {
        Charge charge = invoice.charge();
        return new InvoiceRow(
                id,
                version,
                invoice.number().orElse(null),
                invoice.status().code(),
                charge.appointmentId(),
                charge.clinicId(),
                charge.patientId(),
                charge.treatmentId(),
                charge.total().amount(),
                invoice.paid().amount(),
                charge.total().currency(),
                invoice.dueDate().orElse(null));
    }
}
