package io.neonpro.billing.invoice;

import static io.neonpro.billing.Api.VOID;
import static io.neonpro.billing.Group.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.billing.Group;
import io.neonpro.billing.Rows;
import io.neonpro.billing.ServiceTest;
import io.neonpro.contracts.patient.PatientEvent.Erased;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.kernel.value.Money;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From what scheduling and clinic say on Kafka to an invoice, and what becomes of it. */
@ServiceTest
class InvoiceLifeTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

    private final Group group = Group.open();

    @Test
    void aBookedAppointmentIsDraftedAtThePriceOfTheMoment() {
        UUID appointment = UUID.randomUUID();
        UUID patient = UUID.randomUUID();
        UUID event = group.tell(appointment, group.schedule(appointment, patient));

        group.heard(event);

        JsonPath invoice = group.invoice(appointment);
        assertThat(invoice.getString("status")).isEqualTo("draft");
        assertThat(invoice.getString("patientId")).isEqualTo(patient.toString());
        assertThat(invoice.getString("clinicId")).isEqualTo(group.clinic.toString());
        assertThat(invoice.getString("treatmentId")).isEqualTo(group.treatment.toString());
        assertThat(invoice.getMap("total")).isEqualTo(money("180.00"));
        assertThat(invoice.getMap("paid")).isEqualTo(money("0.00"));
        assertThat(invoice.getMap("$")).doesNotContainKeys("number", "dueDate");
    }

    @Test
    void aLaterPriceIsForLaterAppointmentsOnly() {
        UUID before = group.scheduled();

        group.heard(group.price(2, "200"));

        UUID after = group.scheduled();
        group.heard(group.complete(before));
        assertThat(total(before)).isEqualTo("180.00");
        assertThat(total(after)).isEqualTo("200.00");
    }

    /** Booked at 180, raised to 220 before billing hears of the booking. */
    @Test
    void aBookingIsInvoicedAtThePriceThatWasPromised() {
        UUID appointment = UUID.randomUUID();
        group.heard(group.price(2, "220"));

        group.heard(group.tell(
                appointment, group.schedule(appointment, UUID.randomUUID(), group.treatment, money(180), 1L)));

        assertThat(total(appointment)).isEqualTo("180.00");
        group.heard(group.move(appointment, money(180)));
        group.heard(group.complete(appointment));
        assertThat(total(appointment)).isEqualTo("180.00");
        assertThat(status(appointment)).isEqualTo("issued");
    }

    /** Whichever is heard first: they are told on different topics. */
    @Test
    void whatWasGivenToSomebodyWhoIsErasedIsOwedAndWhatWasCancelledIsNot() {
        UUID patient = UUID.randomUUID();
        UUID ahead = UUID.randomUUID();
        UUID past = UUID.randomUUID();
        UUID treated = UUID.randomUUID();
        List.of(ahead, past, treated)
                .forEach(appointment -> group.heard(group.tell(appointment, group.schedule(appointment, patient))));
        group.heard(group.complete(treated));

        group.heard(group.tell("patient", patient, new Erased(patient)));
        group.heard(group.complete(past));
        group.heard(group.cancel(ahead));

        assertThat(status(treated)).isEqualTo("issued");
        assertThat(status(past)).isEqualTo("issued");
        assertThat(number(past)).isEqualTo("000002");
        assertThat(status(ahead)).isEqualTo("voided");
        assertThat(TestEvents.heard("billing", patient, types -> !types.isEmpty()))
                .containsExactly("io.neonpro.erasure.forgotten.v1");
    }

    @Test
    void theDraftOfWhoWasErasedAndMissedTheVisitIsTheClinicsToVoid() {
        UUID patient = UUID.randomUUID();
        UUID appointment = UUID.randomUUID();
        group.heard(group.tell(appointment, group.schedule(appointment, patient)));
        group.heard(group.tell("patient", patient, new Erased(patient)));
        group.heard(group.miss(appointment));
        assertThat(status(appointment)).isEqualTo("draft");

        group.api.post(VOID, "", id(group.invoice(appointment))).statusCode(200);

        assertThat(status(appointment)).isEqualTo("voided");
    }

    @Test
    void aPromiseNeedsNoPriceToWaitFor() {
        UUID appointment = UUID.randomUUID();
        UUID treatment = UUID.randomUUID();

        group.heard(group.tell(appointment, group.schedule(appointment, UUID.randomUUID(), treatment, money(95), 1L)));

        assertThat(total(appointment)).isEqualTo("95.00");
    }

    /** Whatever an older release has booked; hours late, after the last attempt. */
    @Test
    void aPriceThatIsVeryLateGetsItsInvoicesByItself() {
        UUID appointment = UUID.randomUUID();
        UUID treatment = UUID.randomUUID();
        group.tell(appointment, group.schedule(appointment, UUID.randomUUID(), treatment));
        UUID completed = group.complete(appointment);
        await().atMost(PATIENCE).until(() -> Rows.count("parked_event", group.tenant) == 2);
        await().atMost(PATIENCE).until(() -> Rows.makeDeadLetters(group.tenant) == 1);

        group.price(treatment, 1, "75.50");

        group.heard(completed);
        assertThat(status(appointment)).isEqualTo("issued");
        assertThat(total(appointment)).isEqualTo("75.50");
    }

    @Test
    void anOlderPriceThatComesLateChangesNothing() {
        group.heard(group.price(3, "300"));

        group.heard(group.price(2, "200"));

        assertThat(total(group.scheduled())).isEqualTo("300.00");
    }

    @Test
    void anAppointmentWhoseTreatmentIsOnItsWayWaitsForIt() {
        UUID appointment = UUID.randomUUID();
        UUID treatment = UUID.randomUUID();
        UUID event = group.tell(appointment, group.schedule(appointment, UUID.randomUUID(), treatment));

        group.price(treatment, 1, "75.50");

        group.heard(event);
        assertThat(total(appointment)).isEqualTo("75.50");
    }

    /** Long enough for both to be parked. */
    @Test
    void anAppointmentWhoseTreatmentIsLateIsTriedAgainWithWhatFollowedIt() {
        UUID appointment = UUID.randomUUID();
        UUID treatment = UUID.randomUUID();
        group.tell(appointment, group.schedule(appointment, UUID.randomUUID(), treatment));
        UUID completed = group.complete(appointment);
        await().atMost(PATIENCE).until(() -> Rows.count("parked_event", group.tenant) == 2);

        group.price(treatment, 1, "75.50");

        group.heard(completed);
        assertThat(status(appointment)).isEqualTo("issued");
        assertThat(total(appointment)).isEqualTo("75.50");
    }

    @Test
    void aGivenTreatmentIsOwedWithinAWeek() {
        UUID appointment = group.scheduled();
        LocalDate before = LocalDate.now(SAO_PAULO);

        group.heard(group.complete(appointment));

        JsonPath invoice = group.invoice(appointment);
        assertThat(invoice.getString("status")).isEqualTo("issued");
        assertThat(LocalDate.parse(invoice.getString("dueDate")))
                .isBetween(before.plusDays(7), LocalDate.now(SAO_PAULO).plusDays(7));
    }

    @Test
    void numbersHaveNoGapsWithinATenantAndBeginAnewInEach() {
        Group others = Group.open();
        List<UUID> appointments =
                IntStream.range(0, 5).mapToObj(i -> group.scheduled()).toList();
        UUID theirs = others.scheduled();

        List<UUID> events = appointments.stream().map(group::complete).toList();

        others.heard(others.complete(theirs));
        events.forEach(group::heard);
        assertThat(appointments)
                .extracting(this::number)
                .containsExactlyInAnyOrder("000001", "000002", "000003", "000004", "000005");
        assertThat(others.invoice(theirs).getString("number")).isEqualTo("000001");
    }

    @Test
    void whatIsCompletedAgainOrTooLateTakesNoNumber() {
        UUID issued = group.scheduled();
        UUID cancelled = group.scheduled();
        UUID next = group.scheduled();
        group.heard(group.complete(issued));
        group.heard(group.cancel(cancelled));

        List<UUID> repeated = List.of(group.complete(issued), group.complete(cancelled));

        repeated.forEach(group::heard);
        group.heard(group.complete(next));
        assertThat(List.of(number(issued), number(next))).containsExactly("000001", "000002");
        assertThat(status(cancelled)).isEqualTo("voided");
    }

    @Test
    void aDepositOfAllSettlesTheInvoiceAsItIsIssued() {
        UUID appointment = group.scheduled();
        group.api.pay(id(group.invoice(appointment)), "180").statusCode(201);

        group.heard(group.complete(appointment));

        JsonPath invoice = group.invoice(appointment);
        assertThat(invoice.getString("status")).isEqualTo("paid");
        assertThat(invoice.getString("number")).isEqualTo("000001");
    }

    @Test
    void aCancelledAppointmentVoidsItsInvoiceAndKeepsTheDepositInView() {
        UUID appointment = group.scheduled();
        UUID invoice = id(group.invoice(appointment));
        group.api.pay(invoice, "50").statusCode(201);

        group.heard(group.cancel(appointment));

        assertThat(status(appointment)).isEqualTo("voided");
        assertThat(group.invoice(appointment).getString("paid.amount")).isEqualTo("50.00");
        assertThat(group.api.pay(invoice, "10").statusCode(409).extract().<String>path("code"))
                .isEqualTo("invoice-voided");
    }

    /** Scheduling does not say so today; if it did, the event must not be tried for ever. */
    @Test
    void evenAPaidInvoiceIsVoidedWhenItsAppointmentIsCancelled() {
        UUID appointment = group.scheduled();
        group.heard(group.complete(appointment));
        group.api.pay(id(group.invoice(appointment)), "180").statusCode(201);

        group.heard(group.cancel(appointment));

        assertThat(status(appointment)).isEqualTo("voided");
        assertThat(group.invoice(appointment).getString("paid.amount")).isEqualTo("180.00");
    }

    @Test
    void aMissedAppointmentLeavesItsDraft() {
        UUID appointment = group.scheduled();

        group.heard(group.miss(appointment));

        assertThat(status(appointment)).isEqualTo("draft");
        assertThat(group.invoice(appointment).getInt("version")).isEqualTo(1);
    }

    @Test
    void anEventThatIsToldTwiceHasItsEffectOnce() {
        UUID appointment = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        var scheduled = group.schedule(appointment, UUID.randomUUID());
        group.tell(event, appointment, scheduled);
        group.tell(event, appointment, scheduled);
        UUID sameUnderAnotherName = group.tell(appointment, scheduled);

        group.heard(sameUnderAnotherName);

        assertThat(Rows.count("invoice", group.tenant)).isEqualTo(1);
        assertThat(Rows.count("event", group.tenant)).isEqualTo(1);
        assertThat(group.invoice(appointment).getInt("version")).isEqualTo(1);
    }

    private String status(UUID appointment) {
        return group.invoice(appointment).getString("status");
    }

    private String number(UUID appointment) {
        return group.invoice(appointment).getString("number");
    }

    private String total(UUID appointment) {
        return group.invoice(appointment).getString("total.amount");
    }

    private static Money money(int amount) {
        return new Money(BigDecimal.valueOf(amount), "BRL");
    }

    private static Map<String, String> money(String amount) {
        return Map.of("amount", amount, "currency", "BRL");
    }
}
