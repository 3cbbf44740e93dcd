package io.neonpro.billing.invoice;

import io.neonpro.kernel.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What is asked to happen to an invoice. */
public sealed interface InvoiceCommand {

    /** The appointment was made. */
    record Draft(Charge charge) implements InvoiceCommand {}

    /** The treatment was given, or the clinic charges it all the same. */
    record Issue(String number, LocalDate dueDate) implements InvoiceCommand {}

    /** The appointment was cancelled. */
    record Cancel() implements InvoiceCommand {}

    /** The clinic decides that nobody owes it. */
    record Waive() implements InvoiceCommand {}

    /** The patient pays, in whole or in part; a deposit before the treatment is one too. */
    record Pay(UUID paymentId, PaymentMethod method, Money amount, Instant at) implements InvoiceCommand {}
}
