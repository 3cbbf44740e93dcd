package io.neonpro.billing.invoice;

import io.neonpro.billing.invoice.InvoiceCommand.Cancel;
import io.neonpro.billing.invoice.InvoiceCommand.Draft;
import io.neonpro.billing.invoice.InvoiceCommand.Issue;
import io.neonpro.billing.invoice.InvoiceCommand.Pay;
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
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Carries out what is asked to happen to invoices. */
@ApplicationScoped
public class Invoices {

    private static final EventFamily FAMILY = EventFamily.of(InvoiceEvent.class);
    private static final Fold<Invoice> FOLD = Fold.of(1, Invoice.class);

    private static final TenantStatement OF_APPOINTMENT = new TenantStatement(
            "select id, status, clinic_id from invoice where tenant_id = $1 and appointment_id = $2");

    private static final TenantStatement DRAFTS_OF = new TenantStatement(
            "select id from invoice where tenant_id = $1 and patient_id = $2 and status = 'draft' order by id limit 1000");

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
                        ? issue(invoice, treatedAt)
                        : Uni.createFrom().nullItem()));
    }

    /** The number last: those who take one wait for each other. */
    private Uni<Change<Invoice, InvoiceEvent>> issue(Known invoice, Instant treatedAt) {
        return terms.dueDate(invoice.clinicId(), treatedAt)
                .flatMap(due -> numbers.next().map(number -> new Issue(number, due)))
                .flatMap(issue -> handle(invoice.id(), issue));
    }

    /** Voids the invoice of an appointment that was cancelled. */
    public Uni<?> cancel(UUID appointmentId) {
        return Transactions.run(
                () -> ofAppointment(appointmentId).flatMap(invoice -> handle(invoice.id(), new Cancel())));
    }

    /** Voids what was drafted for a patient who is erased; what was issued is kept, as bookkeeping must (CTN, art. 195). */
    Uni<Void> voidDrafts(UUID patientId) {
        return Transactions.run(() -> DRAFTS_OF
                .list(row -> row.getUUID("id"), patientId)
                .flatMap(drafts -> Multi.createFrom()
                        .iterable(drafts)
                        .onItem()
                        .transformToUniAndConcatenate(draft -> handle(draft, new Cancel()))
                        .collect()
                        .last()
                        .replaceWithVoid()));
    }

    /**
     * Records a payment.
     *
     * @return fails with {@code not-found}, {@code more-than-open}, {@code other-currency} or
     *     {@code invoice-voided}
     */
    public Uni<RecordedPayment> pay(UUID id, PaymentRequest payment) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Pay pay = new Pay(Ids.next(), payment.method(), payment.amount(), now, ClinicScope.current());
        return Transactions.run(() -> handle(id, pay)).map(change -> RecordedPayment.of(change, pay));
    }

    private Uni<Change<Invoice, InvoiceEvent>> handle(UUID id, InvoiceCommand command) {
        return invoices.handle(id, command).call(InvoiceView::follow);
    }

    /** Fails while the draft is still on its way, so that the event is tried again. */
    private static Uni<Known> ofAppointment(UUID appointmentId) {
        return find(appointmentId).map(found -> found.orElseThrow(InvoiceRules.NO_SUCH_INVOICE::asFailure));
    }

    private static Uni<Optional<Known>> find(UUID appointmentId) {
        return OF_APPOINTMENT.find(Known::of, appointmentId);
    }

    private record Known(UUID id, boolean isDraft, UUID clinicId) {

        static Known of(Row row) {
            boolean isDraft = InvoiceStatus.DRAFT.code().equals(row.getString("status"));
            return new Known(row.getUUID("id"), isDraft, row.getUUID("clinic_id"));
        }
    }
}
