package io.neonpro.billing.invoice;

import io.neonpro.kernel.data.TenantKey;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A payment's row. */
@Entity
@Table(name = "payment")
class PaymentView extends PanacheEntityBase {

    @EmbeddedId
    TenantKey key;

    UUID invoiceId;
    String method;
    BigDecimal amount;
    String currency;
    Instant paidAt;

    static Uni<Void> add(UUID invoiceId, InvoiceEvent.PaymentRecorded payment) {
        PaymentView view = new PaymentView();
        view.key = TenantKey.of(payment.paymentId());
        view.invoiceId = invoiceId;
        view.method = payment.method().code();
        view.amount = payment.amount().amount();
        view.currency = payment.amount().currency();
        view.paidAt = payment.at();
        return view.persist().replaceWithVoid();
    }
}
