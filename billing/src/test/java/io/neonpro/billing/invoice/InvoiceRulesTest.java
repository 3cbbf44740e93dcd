package io.neonpro.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.billing.invoice.InvoiceCommand.Cancel;
import io.neonpro.billing.invoice.InvoiceCommand.Draft;
import io.neonpro.billing.invoice.InvoiceCommand.Issue;
import io.neonpro.billing.invoice.InvoiceCommand.Pay;
import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class InvoiceRulesTest {

    private static final Charge CHARGE =
            new Charge(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    reais(180));
    private static final Issue ISSUE = new Issue("000001", LocalDate.of(2026, 12, 1));

    private final InvoiceRules rules = new InvoiceRules();

    @Test
    void anInvoiceIsDraftedOnce() {
        Invoice drafted = after(rules.initial(), new Draft(CHARGE));

        assertThat(eventsOf(drafted, new Draft(CHARGE))).isEmpty();
    }

    @Test
    void anIssuedInvoiceIsPaidWhenNothingIsOpen() {
        Invoice issued = after(after(rules.initial(), new Draft(CHARGE)), ISSUE);

        Invoice paid = after(after(issued, pay(100)), pay(80));

        assertThat(paid)
                .isInstanceOfSatisfying(
                        Invoice.Existing.class,
                        invoice -> {
                            assertThat(invoice.status()).isEqualTo(InvoiceStatus.PAID);
                            assertThat(invoice.open()).isEqualTo(reais(0));
                        });
    }

    @Test
    void aDepositOfAllSettlesTheInvoiceAsItIsIssued() {
        Invoice prepaid = after(after(rules.initial(), new Draft(CHARGE)), pay(180));

        assertThat(eventsOf(prepaid, ISSUE))
                .hasExactlyElementsOfTypes(InvoiceEvent.Issued.class, InvoiceEvent.Settled.class);
    }

    @Test
    void aCancelledAppointmentVoidsItsInvoiceAndOwesTheDeposit() {
        Invoice prepaid = after(after(rules.initial(), new Draft(CHARGE)), pay(50));

        assertThat(eventsOf(prepaid, new Cancel()))
                .containsExactly(new InvoiceEvent.Voided(CHARGE, reais(50)));
    }

    @Test
    void nobodyPaysAVoidedInvoice() {
        Invoice voided = after(after(rules.initial(), new Draft(CHARGE)), new Cancel());

        assertThat(rules.decide(pay(10), voided)).isInstanceOf(Decision.Refusal.class);
    }

    @Test
    void aPaymentIsInTheInvoicesCurrency() {
        Invoice drafted = after(rules.initial(), new Draft(CHARGE));
        Pay dollars =
                new Pay(
                        UUID.randomUUID(),
                        PaymentMethod.CASH,
                        new Money(BigDecimal.TEN, "USD"),
                        Instant.EPOCH);

        assertThat(rules.decide(dollars, drafted)).isInstanceOf(Decision.Refusal.class);
    }

    @Property
    void whatIsPaidNeverPassesTheTotal(
            @ForAll @Size(max = 20) List<@IntRange(min = -50, max = 200) Integer> amounts) {
        Invoice invoice = after(after(rules.initial(), new Draft(CHARGE)), ISSUE);

        for (int amount : amounts) {
            invoice = after(invoice, pay(amount));
        }

        Invoice.Existing end = (Invoice.Existing) invoice;
        assertThat(end.open().compareTo(reais(0))).isNotNegative();
        assertThat(end.status() == InvoiceStatus.PAID).isEqualTo(!end.open().isPositive());
    }

    private Invoice after(Invoice invoice, InvoiceCommand command) {
        Invoice next = invoice;
        for (InvoiceEvent event : eventsOf(invoice, command)) {
            next = rules.evolve(next, event);
        }
        return next;
    }

    /** None for a refused command. */
    private List<InvoiceEvent> eventsOf(Invoice invoice, InvoiceCommand command) {
        return switch (rules.decide(command, invoice)) {
            case Decision.Accepted<InvoiceEvent>(List<InvoiceEvent> events) -> events;
            case Decision.Refusal<InvoiceEvent> refusal -> List.of();
        };
    }

    private static Pay pay(int amount) {
        return new Pay(UUID.randomUUID(), PaymentMethod.PIX, reais(amount), Instant.EPOCH);
    }

    private static Money reais(int amount) {
        return new Money(BigDecimal.valueOf(amount), "BRL");
    }
}
