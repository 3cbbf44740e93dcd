package io.neonpro.billing.invoice;

import io.neonpro.billing.invoice.InvoiceCommand.Cancel;
import io.neonpro.billing.invoice.InvoiceCommand.Draft;
import io.neonpro.billing.invoice.InvoiceCommand.Issue;
import io.neonpro.billing.invoice.InvoiceCommand.Pay;
import io.neonpro.billing.invoice.InvoiceCommand.Waive;
import io.neonpro.billing.terms.PaymentTerms;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Aggregate;
import io.neonpro.kernel.event.Aggregates;
import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Fold;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;

/** Carries out what is asked to happen to invoices. */
@ApplicationScoped
public class Invoices {

    private static final EventFamily FAMILY = EventFamily.of(InvoiceEvent.class);
    private static final Fold<Invoice> FOLD = Fold.of(1, Invoice.class);

    private static final TenantStatement OF_APPOINTMENT = new TenantStatement(
            "select id, status, clinic_id, created_at from invoice where tenant_id = $1 and appointment_id = $2");

    private static final TenantStatement BY_ID = new TenantStatement(
            "select id, status, clinic_id, created_at from invoice where tenant_id = $1 and id = $2");

    private final Aggregate<InvoiceCommand, Invoice, InvoiceEvent> invoices;
    private final InvoiceNumbers numbers;
    private final PaymentTerms terms;

    Invoices(Aggregates aggregates, InvoiceNumbers numbers, PaymentTerms terms) {
        this.invoices = aggregates
                .of("invoice", new InvoiceRules(), FAMILY)
                .keepingSnapshots(FOLD)
                .publishing(InvoiceNews::of)
                .takingTurns();
        this.numbers = numbers;
        this.terms = terms;
    }

    Aggregate<InvoiceCommand, Invoice, InvoiceEvent> aggregate() {
        return invoices;
    }

    /** Drafts the invoice of an appointment that was just made, unless it has one. */
    public Uni<?> draft(Charge charge) {
        return Transactions.run(() -> find(charge.appointmentId())
                .flatMap(invoice -> invoice.isEmpty()
                        ? invoices.begin(Ids.next(), new Draft(charge), InvoiceView::add)
                        : Uni.createFrom().nullItem()));
    }

    /** Issues the invoice of an appointment whose treatment was given. */
    public Uni<?> issue(UUID appointmentId, Instant treatedAt) {
        return Transactions.run(() -> ofAppointment(appointmentId)
                .flatMap(invoice -> invoice.isDraft()
                        ? issue(invoice, treatedAt, any -> {})
                        : Uni.createFrom().nullItem()));
    }

    /**
     * Issues a draft without its treatment, as of an appointment that was missed; due as if that were given now.
     *
     * @param precondition gets the current version and throws when it is not the one meant
     * @return fails with {@code not-found} or {@code invoice-not-draft}
     */
    public Uni<InvoiceDetails> charge(UUID id, IntConsumer precondition) {
        return Transactions.run(() -> visible(id)
                .flatMap(invoice -> issue(invoice, Instant.now(), precondition).map(invoice::after)));
    }

    /** The number last, after the invoice's turn: those who take one wait for each other. */
    private Uni<Change<Invoice, InvoiceEvent>> issue(Known invoice, Instant treatedAt, IntConsumer precondition) {
        return invoices.turn(invoice.id())
                .chain(() -> terms.dueDate(invoice.clinicId(), treatedAt))
                .flatMap(due -> numbers.next().map(number -> new Issue(number, due)))
                .flatMap(issue -> handle(invoice.id(), precondition, issue));
    }

    /** Voids the invoice of an appointment that was cancelled. */
    public Uni<?> cancel(UUID appointmentId) {
        return Transactions.run(
                () -> ofAppointment(appointmentId).flatMap(invoice -> handle(invoice.id(), any -> {}, new Cancel())));
    }

    /**
     * Voids an invoice for which nobody has paid, or a draft: a deposit is to be refunded.
     *
     * @param precondition gets the current version and throws when it is not the one meant
     * @return fails with {@code not-found} or {@code invoice-has-payments}
     */
    public Uni<InvoiceDetails> waive(UUID id, IntConsumer precondition) {
        return Transactions.run(() -> visible(id)
                .flatMap(invoice -> handle(id, precondition, new Waive()).map(invoice::after)));
    }

    /**
     * Records a payment.
     *
     * @param precondition gets the current version and throws when it is not the one meant
     * @return fails with {@code not-found}, {@code more-than-open}, {@code other-currency} or
     *     {@code invoice-voided}
     */
    public Uni<RecordedPayment> pay(UUID id, IntConsumer precondition, PaymentRequest payment) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Pay pay = new Pay(Ids.next(), payment.method(), payment.amount(), now);
        return Transactions.run(() -> visible(id).chain(() -> handle(id, precondition, pay)))
                .map(change -> RecordedPayment.of(change, pay));
    }

    private Uni<Change<Invoice, InvoiceEvent>> handle(UUID id, IntConsumer precondition, InvoiceCommand command) {
        return invoices.handle(id, precondition, command).call(InvoiceView::follow);
    }

    /** One of the clinics that the caller works in; of another one nobody learns even its version. */
    private static Uni<Known> visible(UUID id) {
        ClinicScope scope = ClinicScope.current();
        return BY_ID.find(Known::of, id)
                .map(found -> found.filter(invoice -> scope.includes(invoice.clinicId()))
                        .orElseThrow(InvoiceRules.NO_SUCH_INVOICE::asFailure));
    }

    /** Fails while the draft is still on its way, so that the event is tried again. */
    private static Uni<Known> ofAppointment(UUID appointmentId) {
        return find(appointmentId).map(found -> found.orElseThrow(InvoiceRules.NO_SUCH_INVOICE::asFailure));
    }

    private static Uni<Optional<Known>> find(UUID appointmentId) {
        return OF_APPOINTMENT.find(Known::of, appointmentId);
    }

    private record Known(UUID id, boolean isDraft, UUID clinicId, OffsetDateTime createdAt) {

        static Known of(Row row) {
            boolean isDraft = InvoiceStatus.DRAFT.code().equals(row.getString("status"));
            return new Known(row.getUUID("id"), isDraft, row.getUUID("clinic_id"), row.getOffsetDateTime("created_at"));
        }

        InvoiceDetails after(Change<Invoice, InvoiceEvent> change) {
            return InvoiceDetails.of(change, createdAt);
        }
    }
}
