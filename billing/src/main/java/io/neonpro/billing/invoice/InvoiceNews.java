package io.neonpro.billing.invoice;

import io.neonpro.contracts.billing.InvoiceEvent.Issued;
import io.neonpro.contracts.billing.InvoiceEvent.Paid;
import io.neonpro.contracts.billing.InvoiceEvent.Voided;
import io.neonpro.kernel.value.Money;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other services hear of an invoice. */
final class InvoiceNews {

    private InvoiceNews() {}

    static Optional<?> of(UUID id, InvoiceEvent event) {
        return switch (event) {
            case InvoiceEvent.Drafted e -> Optional.empty();
            case InvoiceEvent.PaymentRecorded e -> Optional.empty();
            case InvoiceEvent.Issued(var charge, var number, var dueDate) ->
                Optional.of(issued(id, number, charge, dueDate));
            case InvoiceEvent.Settled(var charge, var number) -> Optional.of(paid(id, number, charge));
            case InvoiceEvent.Voided(var charge, var number, var refundDue) ->
                Optional.of(voided(id, number.orElse(null), charge, refundDue));
        };
    }

    private static Issued issued(UUID id, String number, Charge charge, LocalDate dueDate) {
        return new Issued(
                id,
                number,
                charge.appointmentId(),
                charge.clinicId(),
                charge.patientId(),
                charge.treatmentId(),
                charge.total(),
                dueDate);
    }

    private static Paid paid(UUID id, String number, Charge charge) {
        return new Paid(
                id,
                number,
                charge.appointmentId(),
                charge.clinicId(),
                charge.patientId(),
                charge.treatmentId(),
                charge.total());
    }

    private static Voided voided(UUID id, @Nullable String number, Charge charge, Money refundDue) {
        return new Voided(
                id,
                number,
                charge.appointmentId(),
                charge.clinicId(),
                charge.patientId(),
                charge.treatmentId(),
                charge.total(),
                refundDue);
    }
}
