package io.neonpro.billing.invoice;

import io.neonpro.billing.invoice.Invoice.Existing;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Change;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The invoices' rows, and those of their payments; they follow the invoices' events. */
final class InvoiceView {

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into invoice
                           (tenant_id, id, version, status, appointment_id, clinic_id, patient_id, treatment_id,
                            amount, paid, currency, created_at)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now())
                    """);

    private static final TenantStatement CHANGE = new TenantStatement("""
                    update invoice set version = $3, status = $4, amount = $5, paid = $6, currency = $7, number = $8,
                                       due_date = $9
                     where tenant_id = $1 and id = $2
                    """);

    private static final TenantStatement ADD_PAYMENT = new TenantStatement("""
                    insert into payment (tenant_id, id, invoice_id, clinic_id, method, amount, currency, paid_at)
                    values ($1, $2, $3, $4, $5, $6, $7, $8)
                    """);

    private InvoiceView() {}

    /** The row of a new invoice. */
    static Uni<Void> add(Change<Invoice, InvoiceEvent> change) {
        InvoiceRow row = InvoiceRow.of(change.id(), change.version(), (Existing) change.state());
        return ADD.run(
                        row.id(),
                        row.version(),
                        row.status(),
                        row.appointmentId(),
                        row.clinicId(),
                        row.patientId(),
                        row.treatmentId(),
                        row.amount(),
                        row.paid(),
                        row.currency())
                .replaceWithVoid();
    }

    /** Brings the row, and those of its payments, to where the events are. */
    static Uni<Void> follow(Change<Invoice, InvoiceEvent> change) {
        return switch (change.state()) {
            case Invoice.None none -> Uni.createFrom().voidItem();
            case Existing invoice ->
                show(InvoiceRow.of(change.id(), change.version(), invoice)).call(() -> addPayments(change));
        };
    }

    private static Uni<Void> show(InvoiceRow row) {
        return CHANGE.run(
                        row.id(),
                        row.version(),
                        row.status(),
                        row.amount(),
                        row.paid(),
                        row.currency(),
                        row.number(),
                        row.dueDate())
                .replaceWithVoid();
    }

    private static Uni<Void> addPayments(Change<Invoice, InvoiceEvent> change) {
        return Multi.createFrom()
                .iterable(PaymentRow.of(change))
                .onItem()
                .transformToUniAndConcatenate(InvoiceView::add)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Integer> add(PaymentRow payment) {
        return ADD_PAYMENT.run(
                payment.id(),
                payment.invoiceId(),
                payment.clinicId(),
                payment.method(),
                payment.amount(),
                payment.currency(),
                payment.paidAt());
    }
}
