package io.neonpro.billing.invoice;

import static io.neonpro.billing.invoice.InvoiceStatus.DRAFT;
import static io.neonpro.billing.invoice.InvoiceStatus.ISSUED;
import static io.neonpro.billing.invoice.InvoiceStatus.PAID;
import static io.neonpro.billing.invoice.InvoiceStatus.VOIDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.billing.invoice.Invoice.Existing;
import io.neonpro.billing.invoice.InvoiceCommand.Cancel;
import io.neonpro.billing.invoice.InvoiceCommand.Draft;
import io.neonpro.billing.invoice.InvoiceCommand.Issue;
import io.neonpro.billing.invoice.InvoiceCommand.Pay;
import io.neonpro.billing.invoice.InvoiceCommand.Waive;
import io.neonpro.billing.invoice.InvoiceEvent.PaymentRecorded;
import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.value.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class InvoiceRulesTest {

    private static final Charge CHARGE =
            new Charge(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), reais(180));
    private static final Issue ISSUE = new Issue("000001", LocalDate.of(2026, 12, 1));

    private static final Map<InvoiceStatus, Set<InvoiceStatus>> MAY_BECOME = Map.of(
            DRAFT, Set.of(DRAFT, ISSUED, PAID, VOIDED),
            ISSUED, Set.of(ISSUED, PAID, VOIDED),
            PAID, Set.of(PAID, VOIDED),
            VOIDED, Set.of(VOIDED));

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

        assertThat(paid).isInstanceOfSatisfying(Existing.class, invoice -> {
            assertThat(invoice.status()).isEqualTo(PAID);
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
                .containsExactly(new InvoiceEvent.Voided(CHARGE, Optional.empty(), reais(50)));
    }

    @Test
    void aVoidedInvoiceSaysTheNumberThatItWasIssuedUnder() {
        Invoice paid = after(after(after(rules.initial(), new Draft(CHARGE)), ISSUE), pay(180));

        assertThat(eventsOf(paid, new Cancel()))
                .containsExactly(new InvoiceEvent.Voided(CHARGE, Optional.of("000001"), reais(180)));
    }

    @Test
    void anInvoiceIsVoidedOnce() {
        Invoice voided = after(after(rules.initial(), new Draft(CHARGE)), new Cancel());

        assertThat(rules.decide(new Cancel(), voided)).isEqualTo(Decision.nothing());
    }

    @Test
    void aDraftIsWaivedAndItsDepositOwed() {
        Invoice prepaid = after(after(rules.initial(), new Draft(CHARGE)), pay(50));

        assertThat(eventsOf(prepaid, new Waive()))
                .containsExactly(new InvoiceEvent.Voided(CHARGE, Optional.empty(), reais(50)));
    }

    @Test
    void anIssuedInvoiceIsWaivedUntilSomethingIsPaid() {
        Invoice issued = after(after(rules.initial(), new Draft(CHARGE)), ISSUE);

        assertThat(eventsOf(issued, new Waive()))
                .containsExactly(new InvoiceEvent.Voided(CHARGE, Optional.of("000001"), reais(0)));
        assertThat(rules.decide(new Waive(), after(issued, pay(1)))).isInstanceOf(Decision.Refusal.class);
        assertThat(rules.decide(new Waive(), after(issued, pay(180)))).isInstanceOf(Decision.Refusal.class);
    }

    @Test
    void waivingAgainChangesNothing() {
        Invoice issued = after(after(rules.initial(), new Draft(CHARGE)), ISSUE);

        assertThat(rules.decide(new Waive(), after(issued, new Waive()))).isEqualTo(Decision.nothing());
        assertThat(rules.decide(new Waive(), after(after(issued, pay(1)), new Cancel())))
                .isEqualTo(Decision.nothing());
    }

    /** Were it accepted without an event, the second number would be lost. */
    @Test
    void anInvoiceIsNumberedOnce() {
        Invoice issued = after(after(rules.initial(), new Draft(CHARGE)), ISSUE);

        assertThat(rules.decide(ISSUE, issued)).isInstanceOf(Decision.Refusal.class);
    }

    @Test
    void aTreatmentThatCostsNothingIsPaidAsItIsIssued() {
        Charge free = new Charge(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), reais(0));
        Invoice drafted = after(rules.initial(), new Draft(free));

        assertThat(eventsOf(drafted, ISSUE))
                .hasExactlyElementsOfTypes(InvoiceEvent.Issued.class, InvoiceEvent.Settled.class);
    }

    @Test
    void whatIsNotThereIsNeitherIssuedNorPaidNorVoided() {
        assertThat(List.of(ISSUE, pay(10), new Cancel(), new Waive()))
                .allSatisfy(command -> assertThat(rules.decide(command, rules.initial()))
                        .isEqualTo(Decision.refuse(InvoiceRules.NO_SUCH_INVOICE)));
    }

    @Test
    void nobodyPaysAVoidedInvoice() {
        Invoice voided = after(after(rules.initial(), new Draft(CHARGE)), new Cancel());

        assertThat(rules.decide(pay(10), voided)).isInstanceOf(Decision.Refusal.class);
    }

    @Test
    void aPaymentIsInTheInvoicesCurrency() {
        Invoice drafted = after(rules.initial(), new Draft(CHARGE));

        assertThat(rules.decide(pay(10, "USD"), drafted)).isInstanceOf(Decision.Refusal.class);
    }

    /** Whatever is asked for, in whatever order. */
    @Property
    void noInvoiceLeavesItsLife(@ForAll("commands") List<InvoiceCommand> commands) {
        Existing now = (Existing) after(rules.initial(), new Draft(CHARGE));
        Money received = reais(0);

        for (InvoiceCommand command : commands) {
            List<InvoiceEvent> events = eventsOf(now, command);
            Existing next = (Existing) after(now, command);

            received = received.plus(paymentIn(events));
            assertThat(next.paid()).isEqualTo(received).isBetween(reais(0), reais(180));
            assertThat(next.charge()).isEqualTo(CHARGE);
            assertThat(MAY_BECOME.get(now.status())).contains(next.status());
            assertThat(next.number().isPresent()).isEqualTo(next.dueDate().isPresent());
            switch (next.status()) {
                case DRAFT -> assertThat(next.number()).isEmpty();
                case ISSUED -> assertThat(next.open().isPositive()).isTrue();
                case PAID -> assertThat(next.open()).isEqualTo(reais(0));
                case VOIDED -> assertThat(next.number()).isEqualTo(now.number());
            }
            if (now.status() == VOIDED) {
                assertThat(events).isEmpty();
            }
            now = next;
        }
    }

    @Provide
    Arbitrary<List<InvoiceCommand>> commands() {
        Arbitrary<InvoiceCommand> payment = Combinators.combine(
                        Arbitraries.integers().between(-50, 200),
                        Arbitraries.frequency(Tuple.of(9, "BRL"), Tuple.of(1, "USD")))
                .as(InvoiceRulesTest::pay);
        return Arbitraries.frequencyOf(
                        Tuple.of(8, payment),
                        Tuple.of(2, Arbitraries.just(ISSUE)),
                        Tuple.of(1, Arbitraries.just(new Draft(CHARGE))),
                        Tuple.of(1, Arbitraries.just(new Waive())),
                        Tuple.of(1, Arbitraries.just(new Cancel())))
                .list()
                .ofMaxSize(30);
    }

    private static Money paymentIn(List<InvoiceEvent> events) {
        return events.stream()
                .filter(PaymentRecorded.class::isInstance)
                .map(event -> ((PaymentRecorded) event).amount())
                .reduce(reais(0), Money::plus);
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
        return pay(amount, "BRL");
    }

    private static Pay pay(int amount, String currency) {
        Money money = new Money(BigDecimal.valueOf(amount), currency);
        return new Pay(UUID.randomUUID(), PaymentMethod.PIX, money, Instant.EPOCH);
    }

    private static Money reais(int amount) {
        return new Money(BigDecimal.valueOf(amount), "BRL");
    }
}
