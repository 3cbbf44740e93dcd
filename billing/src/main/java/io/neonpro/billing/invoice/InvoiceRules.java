package io.neonpro.billing.invoice;

import static io.neonpro.kernel.event.Decision.accept;
import static io.neonpro.kernel.event.Decision.nothing;
import static io.neonpro.kernel.event.Decision.refuse;

import io.neonpro.billing.invoice.Invoice.Existing;
import io.neonpro.billing.invoice.Invoice.None;
import io.neonpro.billing.invoice.InvoiceCommand.Cancel;
import io.neonpro.billing.invoice.InvoiceCommand.Draft;
import io.neonpro.billing.invoice.InvoiceCommand.Issue;
import io.neonpro.billing.invoice.InvoiceCommand.Pay;
import io.neonpro.billing.invoice.InvoiceCommand.Waive;
import io.neonpro.billing.invoice.InvoiceEvent.Drafted;
import io.neonpro.billing.invoice.InvoiceEvent.Issued;
import io.neonpro.billing.invoice.InvoiceEvent.PaymentRecorded;
import io.neonpro.billing.invoice.InvoiceEvent.Settled;
import io.neonpro.billing.invoice.InvoiceEvent.Voided;
import io.neonpro.kernel.event.Decider;
import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.value.Money;

/** What may happen to an invoice, and what each happening makes of it. */
public final class InvoiceRules implements Decider<InvoiceCommand, Invoice, InvoiceEvent> {

    /** Also what is said of another tenant's, and of another clinic's. */
    static final Rejected NO_SUCH_INVOICE = Rejected.missing("not-found", "There is no such invoice.");

    @Override
    public Invoice initial() {
        return new None();
    }

    @Override
    public Decision<InvoiceEvent> decide(InvoiceCommand command, Invoice invoice) {
        return switch (invoice) {
            case None none ->
                command instanceof Draft(Charge charge) ? accept(new Drafted(charge)) : refuse(NO_SUCH_INVOICE);
            case Existing existing ->
                switch (command) {
                    case Draft draft -> nothing();
                    case Issue issue -> issue(issue, existing);
                    case Cancel cancel -> cancel(existing);
                    case Waive waive -> waive(existing);
                    case Pay pay -> pay(pay, existing);
                };
        };
    }

    @Override
    public Invoice evolve(Invoice invoice, InvoiceEvent event) {
        return switch (event) {
            case Drafted(Charge charge) -> Existing.drafted(charge);
            case Issued issued -> existing(invoice).issued(issued.number(), issued.dueDate());
            case PaymentRecorded payment -> existing(invoice).paid(payment.amount());
            case Settled settled -> existing(invoice).as(InvoiceStatus.PAID);
            case Voided voided -> existing(invoice).as(InvoiceStatus.VOIDED);
        };
    }

    private static Decision<InvoiceEvent> issue(Issue issue, Existing invoice) {
        return switch (invoice.status()) {
            case DRAFT -> {
                Issued issued = new Issued(invoice.charge(), issue.number(), issue.dueDate());
                yield invoice.open().isPositive()
                        ? accept(issued)
                        : accept(issued, new Settled(invoice.charge(), issue.number()));
            }
            // not ignored: the number would be lost and leave a gap
            case ISSUED, PAID, VOIDED -> refuse("invoice-not-draft", "It was issued or voided.");
        };
    }

    /** That the appointment was cancelled is a fact, and none to refuse, whatever was paid. */
    private static Decision<InvoiceEvent> cancel(Existing invoice) {
        return switch (invoice.status()) {
            case DRAFT, ISSUED, PAID -> accept(new Voided(invoice.charge(), invoice.number(), invoice.paid()));
            case VOIDED -> nothing();
        };
    }

    /** A deposit is to be refunded; what was paid for an invoice that was issued, nobody waives. */
    private static Decision<InvoiceEvent> waive(Existing invoice) {
        boolean isPaidFor = invoice.number().isPresent() && invoice.paid().isPositive();
        return isPaidFor && invoice.status() != InvoiceStatus.VOIDED
                ? refuse("invoice-has-payments", "Money was taken for it.")
                : cancel(invoice);
    }

    private static Decision<InvoiceEvent> pay(Pay pay, Existing invoice) {
        Money amount = pay.amount();
        if (invoice.status() == InvoiceStatus.VOIDED) {
            return refuse("invoice-voided", "Nobody owes a voided invoice.");
        }
        if (!amount.currency().equals(invoice.charge().total().currency())) {
            return refuse(Rejected.invalid(
                    "other-currency",
                    "The invoice is in " + invoice.charge().total().currency() + "."));
        }
        if (!amount.isPositive()) {
            return refuse(Rejected.invalid("amount-not-positive", "A payment is more than zero."));
        }
        if (amount.compareTo(invoice.open()) > 0) {
            return refuse(Rejected.conflict("more-than-open", "A payment is at most what is open.")
                    .with("open", invoice.open()));
        }
        PaymentRecorded payment = new PaymentRecorded(pay.paymentId(), pay.method(), amount, pay.at());
        return invoice.status() == InvoiceStatus.ISSUED && invoice.isSettledBy(amount)
                ? accept(payment, new Settled(invoice.charge(), invoice.number().orElseThrow()))
                : accept(payment);
    }

    private static Existing existing(Invoice invoice) {
        return switch (invoice) {
            case Existing existing -> existing;
            case None none -> throw new IllegalStateException("The stream begins with a draft");
        };
    }
}
