package io.neonpro.billing.invoice;

import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What is asked to happen to an invoice. */
public sealed interface InvoiceCommand {

    /** The appointment was made. */
    record Draft(Charge charge) implements InvoiceCommand {}

    /** The treatment was given. */
    record Issue(String number, LocalDate dueDate) implements InvoiceCommand {}

    /** The appointment was cancelled. */
    record Cancel() implements InvoiceCommand {}

    /**
     * The patient pays, in whole or in part; a deposit before the treatment is one too.
     *
     * @param scope of whoever takes the money
     */
    record Pay(UUID paymentId, PaymentMethod method, Money amount, Instant at, ClinicScope scope)
            implements InvoiceCommand {}
}
