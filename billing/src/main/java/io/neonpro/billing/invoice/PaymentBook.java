package io.neonpro.billing.invoice;

import io.neonpro.kernel.data.ListStatement;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.Visible;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Newest;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds payments of invoices of the clinics that the caller may see, newest first. */
@ApplicationScoped
public class PaymentBook {

    private static final Keyset<RecordedPayment> NEWEST_FIRST =
            new Keyset<>("payments-newest-first", payment -> List.of(payment.paidAt(), payment.id()));

    private static final String COLUMNS = """
            select payment.id, invoice_id, method, payment.amount, payment.currency, paid_at, patient_id, version
              from payment
              join invoice on invoice.tenant_id = payment.tenant_id and invoice.id = invoice_id
             where payment.tenant_id = $1
               and (cast($2 as uuid[]) is null or payment.clinic_id = any(cast($2 as uuid[])))
            """;

    private static final ListStatement PAGE = ListStatement.of(COLUMNS, """
               and (paid_at, payment.id) < ($3, $4)
             order by paid_at desc, payment.id desc
             limit $5
            """, 5, "patient_id = ?", "invoice_id = ?");

    /** As many of each clinic as the page has, so that a small one's are not looked for among all of the group's. */
    private static final String OF_CLINICS = """
            select newest.*
              from unnest($2::uuid[]) as clinic (id)
             cross join lateral (
            """ + COLUMNS + """
                        and payment.clinic_id = clinic.id and (paid_at, payment.id) < ($3, $4)
                      order by paid_at desc, payment.id desc
                      limit $5) as newest
             order by paid_at desc, id desc
             limit $5
                    """;

    private final InvoiceBook invoices;
    private final Reads reads;

    PaymentBook(InvoiceBook invoices, Reads reads) {
        this.invoices = invoices;
        this.reads = reads;
    }

    /**
     * @return fails with {@code not-found} for the invoice
     */
    Uni<Page<RecordedPayment>> ofInvoice(UUID invoiceId, PageRequest page) {
        return invoices.get(invoiceId).chain(() -> page(null, invoiceId, page));
    }

    /**
     * @param patientId who owed them; null for all
     */
    Uni<Page<RecordedPayment>> search(@Nullable UUID patientId, PageRequest page) {
        return page(patientId, null, page);
    }

    private Uni<Page<RecordedPayment>> page(@Nullable UUID patientId, @Nullable UUID invoiceId, PageRequest page) {
        Object[] values = {patientId, invoiceId};
        Newest from = Newest.of(NEWEST_FIRST, page);
        Tuple fixed = Visible.arguments()
                .addValue(from.before())
                .addValue(from.beforeId())
                .addValue(page.rows());
        boolean isOfClinics =
                patientId == null && invoiceId == null && !ClinicScope.current().isAll();
        return reads.list(
                        isOfClinics ? OF_CLINICS : PAGE.sql(values),
                        ListStatement.arguments(fixed, values),
                        RecordedPayment::of)
                .map(payments -> NEWEST_FIRST.page(page, payments));
    }
}
