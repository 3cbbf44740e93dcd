package io.neonpro.billing.invoice;

import io.neonpro.billing.invoice.Invoice.Existing;
import io.neonpro.kernel.data.TenantKey;
import io.neonpro.kernel.event.Change;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invoice's row; it follows the invoice's events. */
@Entity
@Table(name = "invoice")
class InvoiceView extends PanacheEntityBase {

    @EmbeddedId
    TenantKey key;

    int version;

    @Nullable
    String number;

    String status;
    UUID appointmentId;
    UUID clinicId;
    UUID patientId;
    UUID treatmentId;
    BigDecimal amount;
    BigDecimal paid;
    String currency;

    @Nullable
    LocalDate dueDate;

    Instant createdAt;

    protected InvoiceView() {}

    private InvoiceView(TenantKey key) {
        this.key = key;
        this.createdAt = Instant.now();
    }

    /** Brings the row, and those of its payments, to where the events are. */
    static Uni<Void> follow(Change<Invoice, InvoiceEvent> change) {
        return switch (change.state()) {
            case Invoice.None none -> Uni.createFrom().voidItem();
            case Existing invoice ->
                show(change.id(), change.version(), invoice).call(() -> addPayments(change));
        };
    }

    private static Uni<Void> show(UUID id, int version, Existing invoice) {
        TenantKey key = TenantKey.of(id);
        return InvoiceView.<InvoiceView>findById(key)
                .onItem()
                .ifNull()
                .continueWith(() -> new InvoiceView(key))
                .invoke(view -> view.show(version, invoice))
                .flatMap(view -> view.persistAndFlush())
                .replaceWithVoid();
    }

    private static Uni<Void> addPayments(Change<Invoice, InvoiceEvent> change) {
        return Multi.createFrom()
                .iterable(change.events())
                .filter(InvoiceEvent.PaymentRecorded.class::isInstance)
                .map(InvoiceEvent.PaymentRecorded.class::cast)
                .onItem()
                .transformToUniAndConcatenate(payment -> PaymentView.add(change.id(), payment))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void show(int newVersion, Existing invoice) {
        Charge charge = invoice.charge();
        version = newVersion;
        number = invoice.number().orElse(null);
        status = invoice.status().code();
        appointmentId = charge.appointmentId();
        clinicId = charge.clinicId();
        patientId = charge.patientId();
        treatmentId = charge.treatmentId();
        amount = charge.total().amount();
        paid = invoice.paid().amount();
        currency = charge.total().currency();
        dueDate = invoice.dueDate().orElse(null);
    }
}
