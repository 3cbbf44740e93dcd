package io.neonpro.billing.invoice;

import io.neonpro.billing.invoice.Invoice.Existing;
import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.replay.ReadModel;
import io.neonpro.kernel.replay.ReadTable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The invoices and their payments as the invoices' events say they are; {@link InvoiceView} follows one command. */
@Singleton
class InvoiceModel extends ReadModel<Invoice, InvoiceEvent> {

    private static final String BEGAN_AT =
            "(select recorded_at from event where tenant_id = $1 and stream = expected.id and event.version = 1)";

    private static final ReadTable INVOICES =
            ReadTable.of("invoice", InvoiceRow.class, "id", List.of("id"), Map.of("created_at", BEGAN_AT));

    private static final ReadTable PAYMENTS = ReadTable.part("payment", PaymentRow.class, "invoice_id", "id");

    InvoiceModel(Invoices invoices) {
        super(invoices.aggregate(), INVOICES, PAYMENTS);
    }

    @Override
    protected List<List<? extends Record>> rows(Change<Invoice, InvoiceEvent> now) {
        return now.state() instanceof Existing existing
                ? List.of(List.of(InvoiceRow.of(now.id(), now.version(), existing)), PaymentRow.of(now))
                : List.of(List.of(), List.of());
    }
}
