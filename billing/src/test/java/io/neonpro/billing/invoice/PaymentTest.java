package io.neonpro.billing.invoice;

import static io.neonpro.billing.Api.AT_ONCE;
import static io.neonpro.billing.Api.INVOICE;
import static io.neonpro.billing.Api.PAYMENTS;
import static io.neonpro.billing.Api.atOnce;
import static io.neonpro.billing.Api.faults;
import static io.neonpro.billing.Api.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.neonpro.billing.Api;
import io.neonpro.billing.Group;
import io.neonpro.billing.Rows;
import io.neonpro.billing.ServiceTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Payments of an invoice of R$ 180. */
@ServiceTest
class PaymentTest {

    private static final String KEY = "Idempotency-Key";

    private final Group group = Group.open();
    private final Api api = group.api;

    @Test
    void aPartIsRecordedAndTheRestStaysOpen() {
        UUID invoice = group.issued();

        var paid = api.post(PAYMENTS, payment("credit-card", "100.50", "BRL"), invoice);

        paid.statusCode(201)
                .header("Location", endsWith("/api/v1/invoices/" + invoice))
                .header("ETag", "\"3\"")
                .header("Consistency-Token", notNullValue())
                .body("id", notNullValue())
                .body("invoiceId", equalTo(invoice.toString()))
                .body("method", equalTo("credit-card"))
                .body("amount.amount", equalTo("100.50"))
                .body("paidAt", matchesPattern("[0-9T:-]{19}(\\.[0-9]{1,6})?Z"));
        api.get(INVOICE, invoice)
                .header("ETag", "\"3\"")
                .body("status", equalTo("issued"))
                .body("paid.amount", equalTo("100.50"));
    }

    @Test
    void anInvoiceIsPaidWhenNothingIsOpen() {
        UUID invoice = group.issued();
        api.pay(invoice, "100").statusCode(201);

        api.pay(invoice, "80").statusCode(201);

        api.get(INVOICE, invoice).body("status", equalTo("paid")).body("paid.amount", equalTo("180.00"));
    }

    /** Nobody can tell by the answers, but that it goes on from the version which the snapshot says. */
    @Test
    void whatIsPaidInManyPartsIsReadFromASnapshot() {
        UUID invoice = group.issued();
        for (int i = 0; i < 55; i++) {
            api.pay(invoice, "1").statusCode(201);
        }
        Rows.moveSnapshotsTo(1000, group.tenant);

        var paid = api.pay(invoice, "2");

        paid.statusCode(201).header("ETag", "\"1001\"");
    }

    @Test
    void aDepositIsPaidBeforeTheTreatment() {
        UUID draft = group.draft();

        api.pay(draft, "180").statusCode(201);

        api.get(INVOICE, draft).body("status", equalTo("draft")).body("paid.amount", equalTo("180.00"));
    }

    @Test
    void moreThanIsOpenIsRefused() {
        UUID invoice = group.issued();
        api.pay(invoice, "100").statusCode(201);

        var refused = api.pay(invoice, "80.01");

        refused.statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("more-than-open"))
                .body("open.amount", equalTo("80.00"))
                .body("open.currency", equalTo("BRL"));
        assertThat(Rows.count("payment", group.tenant)).isEqualTo(1);
        api.get(INVOICE, invoice).body("paid.amount", equalTo("100.00"));
    }

    @ParameterizedTest
    @CsvSource({
        "10, USD, other-currency",
        "0, BRL, amount-not-positive",
    })
    void whatIsNoPaymentOfItIsRefused(String amount, String currency, String code) {
        UUID invoice = group.issued();

        var refused = api.post(PAYMENTS, payment("pix", amount, currency), invoice);

        refused.statusCode(422).contentType("application/problem+json").body("code", equalTo(code));
        assertNothingIsStored();
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("{}", List.of("method", "amount")),
                Arguments.of(payment("barter", "1e2x", "BRL"), List.of("method", "amount.amount")),
                Arguments.of(Map.of("method", 1, "amount", "10", "tip", "2"), List.of("method", "amount", "tip")),
                Arguments.of(
                        Map.of("method", "pix", "amount", Map.of("amount", "1", "cents", 3)),
                        List.of("amount.cents", "amount.currency")));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void everyFaultIsNamed(Object body, List<String> fields) {
        UUID invoice = group.issued();

        var refused = api.post(PAYMENTS, body, invoice);

        assertThat(faults(refused.statusCode(400).body("code", equalTo("invalid-input"))))
                .containsOnlyKeys(fields.toArray(String[]::new));
        assertNothingIsStored();
    }

    /** C35, C35c */
    @ParameterizedTest
    @CsvSource({
        "1.001, BRL, amount.amount",
        "1E2, BRL, amount.amount",
        "-10, BRL, amount.amount",
        "-0.00, BRL, amount.amount",
        "00180, BRL, amount.amount",
        "' 5 ', BRL, amount.amount",
        "1, reais, amount.currency",
        "1, XXX, amount.currency"
    })
    void whatIsNoMoneyIsUnprocessable(String amount, String currency, String field) {
        var refused = api.post(PAYMENTS, payment("pix", amount, currency), group.issued());

        assertThat(faults(refused.statusCode(422).body("code", equalTo("invalid-input"))))
                .containsOnlyKeys(field);
        assertNothingIsStored();
    }

    @Test
    void malformedJsonIsRefused() {
        api.post(PAYMENTS, "{\"method\":", group.issued()).statusCode(400).contentType("application/problem+json");
        assertNothingIsStored();
    }

    @Test
    void nobodyPaysWhatIsNotThere() {
        api.pay(UUID.randomUUID(), "10").statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void oneKeyPaysOnceHoweverOftenItIsSentAtOnce() throws Exception {
        UUID invoice = group.issued();
        String key = UUID.randomUUID().toString();

        List<Response> answers = atOnce(() -> pay(invoice, "1", key));

        assertThat(answers)
                .extracting(
                        Response::statusCode,
                        Response::asString,
                        answer -> answer.header("Location"),
                        answer -> answer.header("ETag"))
                .hasSize(AT_ONCE)
                .containsOnly(tuple(
                        201, answers.getFirst().asString(), answers.getFirst().header("Location"), "\"3\""));
        assertThat(Rows.count("payment", group.tenant)).isEqualTo(1);
        api.get(INVOICE, invoice).body("paid.amount", equalTo("1.00"));
    }

    /** Without the key the same clients are so many payments. */
    @Test
    void withoutAKeyEachRequestIsAPayment() {
        UUID invoice = group.issued();

        api.pay(invoice, "1").statusCode(201);
        api.pay(invoice, "1").statusCode(201);

        api.get(INVOICE, invoice).body("paid.amount", equalTo("2.00"));
    }

    @Test
    void aKeyIsGoodForOneRequestOnly() {
        UUID invoice = group.issued();
        String key = UUID.randomUUID().toString();
        pay(invoice, "1", key).then().statusCode(201);

        var refused = pay(invoice, "2", key).then();

        refused.statusCode(422).body("code", equalTo("idempotency-key-reused"));
        assertThat(Rows.count("payment", group.tenant)).isEqualTo(1);
    }

    @Test
    void aRefusedPaymentDoesNotUseUpItsKey() {
        UUID invoice = group.issued();
        String key = UUID.randomUUID().toString();
        pay(invoice, "181", key).then().statusCode(409);

        pay(invoice, "180", key).then().statusCode(201);

        api.get(INVOICE, invoice).body("status", equalTo("paid"));
    }

    @Test
    void aPaymentIsOfTheVersionThatWasMeant() {
        UUID invoice = group.issued();

        payIf("\"1\"", invoice).then().statusCode(412);
        assertThat(Rows.count("payment", group.tenant)).isZero();
        payIf("\"2\"", invoice).then().statusCode(201).header("ETag", "\"3\"");
        payIf("*", invoice).then().statusCode(201);
    }

    /** C29: payments commute, so nobody hears that somebody was faster. */
    @ParameterizedTest
    @CsvSource({"10.00, 18", "60, 3", "7.50, 20", "100.01, 1"})
    void ofThoseWhoPayAtOnceAsManyDoAsFit(String amount, long fit) throws Exception {
        UUID invoice = group.issued();

        List<Response> answers =
                atOnce(() -> api.request().body(payment(amount)).post(PAYMENTS, invoice));

        assertThat(answers).filteredOn(one -> one.statusCode() == 201).hasSize((int) fit);
        assertThat(answers).filteredOn(one -> one.statusCode() != 201).allSatisfy(refused -> {
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.<String>path("code")).isEqualTo("more-than-open");
        });
        assertThat(Rows.count("payment", group.tenant)).isEqualTo(fit);
        String paid = new BigDecimal(amount)
                .multiply(BigDecimal.valueOf(fit))
                .setScale(2)
                .toPlainString();
        api.get(INVOICE, invoice).body("paid.amount", equalTo(paid));
    }

    /** C29: a payment and the treatment's end at once are a paid invoice, whoever is first. */
    @Test
    void aPaymentAndTheIssueAtOnceBothCount() throws Exception {
        UUID appointment = group.scheduled();
        UUID invoice = UUID.fromString(group.invoice(appointment).getString("id"));

        UUID completed = group.complete(appointment);
        List<Response> answers = atOnce(() -> api.request().body(payment("9")).post(PAYMENTS, invoice));
        group.heard(completed);

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        api.get(INVOICE, invoice).body("status", equalTo("paid")).body("paid.amount", equalTo("180.00"));
    }

    @Test
    void ofManyWhoPayAllAtOnceOneDoes() throws Exception {
        UUID invoice = group.issued();

        List<Response> answers = atOnce(() -> api.request().body(payment("180")).post(PAYMENTS, invoice));

        assertThat(answers).filteredOn(one -> one.statusCode() == 201).hasSize(1);
        assertThat(answers).extracting(Response::statusCode).containsOnly(201, 409);
        api.get(INVOICE, invoice).body("status", equalTo("paid")).body("paid.amount", equalTo("180.00"));
    }

    private Response pay(UUID invoice, String amount, String key) {
        return api.request().header(KEY, key).body(payment(amount)).post(PAYMENTS, invoice);
    }

    private Response payIf(String version, UUID invoice) {
        return api.request().header("If-Match", version).body(payment("10")).post(PAYMENTS, invoice);
    }

    private void assertNothingIsStored() {
        assertThat(Rows.count("payment", group.tenant)).isZero();
        assertThat(Rows.count("event", group.tenant)).isEqualTo(2);
    }
}
