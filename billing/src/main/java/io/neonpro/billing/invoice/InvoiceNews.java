package io.neonpro.billing.invoice;

import io.neonpro.contracts.billing.InvoiceEvent.Issued;
import io.neonpro.contracts.billing.InvoiceEvent.Paid;
import io.neonpro.contracts.billing.InvoiceEvent.Voided;
import java.util.Optional;
import java.util.UUID;

/** What other services hear of an invoice. */
final class InvoiceNews {

    private InvoiceNews() {}

    static Optional<?> of(UUID id, InvoiceEvent event) {
        return switch (event) {
            case InvoiceEvent.Drafted e -> Optional.empty();
            case InvoiceEvent.PaymentRecorded e -> Optional.empty();
            case InvoiceEvent.Issued(var charge, var number, var dueDate) ->
                Optional.of(
                        new Issued(id, number, charge.appointmentId(), charge.patientId(), charge.total(), dueDate));
            case InvoiceEvent.Settled(var charge, var number) ->
                Optional.of(new Paid(id, number, charge.appointmentId(), charge.patientId(), charge.total()));
            case InvoiceEvent.Voided(var charge, var number, var refundDue) ->
                Optional.of(new Voided(
                        id, number.orElse(null), charge.appointmentId(), charge.patientId(), charge.total()));
        };
    }
}
