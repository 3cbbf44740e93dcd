package io.neonpro.billing.invoice;

import static io.neonpro.billing.Api.AT_ONCE;
import static io.neonpro.billing.Api.INVOICE;
import static io.neonpro.billing.Api.ISSUE;
import static io.neonpro.billing.Api.VOID;
import static io.neonpro.billing.Api.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.billing.Api;
import io.neonpro.billing.Group;
import io.neonpro.billing.ServiceTest;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.devstack.postgres.TestDatabase;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a clinic decides of an invoice itself, as when a patient did not come. */
@ServiceTest
class ClinicDecisionTest {

    /** As any command on an invoice does first. */
    private static final String HAVE_TURN = """
            with turn as materialized (
                   select pg_advisory_xact_lock(hashtextextended(cast(? as text) || cast(? as text), 0)))
            update invoice set version = version where tenant_id = ? and id = ? and exists (select from turn)
            """;

    private final Group group = Group.open();
    private final Api api = group.api;

    @Test
    void aMissedAppointmentIsChargedAllTheSame() {
        UUID invoice = missed();

        var issued = decide(ISSUE, invoice);

        issued.statusCode(200).header("ETag", "\"2\"").body("status", equalTo("issued"));
        assertThat(issued.extract().<String>path("number")).isEqualTo("000001");
        assertReadsAs(issued, invoice);
        assertThat(heardOf(invoice)).containsExactly("io.neonpro.invoice.issued.v1");
    }

    @Test
    void aMissedAppointmentIsForgivenAndItsDepositShown() {
        UUID invoice = missed();
        api.pay(invoice, "50").statusCode(201);

        var voided = decide(VOID, invoice);

        voided.statusCode(200)
                .header("ETag", "\"3\"")
                .body("status", equalTo("voided"))
                .body("paid.amount", equalTo("50.00"))
                .body("number", nullValue());
        assertReadsAs(voided, invoice);
        assertThat(heardOf(invoice)).containsExactly("io.neonpro.invoice.voided.v1");
    }

    @Test
    void aDepositOfAllSettlesWhatIsCharged() {
        UUID invoice = missed();
        api.pay(invoice, "180").statusCode(201);

        decide(ISSUE, invoice).statusCode(200).body("status", equalTo("paid")).header("ETag", "\"4\"");
    }

    @Test
    void whatIsIssuedIsVoidedUntilSomethingIsPaid() {
        UUID unpaid = group.issued();
        UUID paid = group.issued();
        api.pay(paid, "1").statusCode(201);

        decide(VOID, unpaid).statusCode(200).body("status", equalTo("voided"));
        decide(VOID, paid).statusCode(409).body("code", equalTo("invoice-has-payments"));

        api.get(INVOICE, paid).body("status", equalTo("issued"));
    }

    @Test
    void onlyADraftIsIssuedAndNoNumberIsLost() {
        UUID issued = group.issued();
        UUID voided = missed();
        decide(VOID, voided).statusCode(200);

        decide(ISSUE, issued).statusCode(409).body("code", equalTo("invoice-not-draft"));
        decide(ISSUE, voided).statusCode(409).body("code", equalTo("invoice-not-draft"));

        decide(ISSUE, missed()).body("number", equalTo("000002"));
    }

    @Test
    void whoWaitsForAnInvoiceHasNobodyElseWaitForANumber() {
        UUID busy = missed();
        UUID other = missed();

        String number = TestDatabase.whileChanging(
                () -> issue(busy),
                () -> assertThat(issue(other)).isEqualTo("000001"),
                HAVE_TURN,
                group.tenant,
                busy,
                group.tenant,
                busy);

        assertThat(number).isEqualTo("000002");
    }

    @Test
    void voidingAgainChangesNothing() {
        UUID invoice = missed();
        decide(VOID, invoice).statusCode(200);

        decide(VOID, invoice).statusCode(200).header("ETag", "\"2\"");
    }

    /** Said for one appointment, whatever happens to it afterwards. */
    @Test
    void aDecisionOutlastsTheVisit() {
        UUID charged = group.scheduled();
        UUID forgiven = group.scheduled();
        decide(ISSUE, Group.id(group.invoice(charged))).statusCode(200);
        decide(VOID, Group.id(group.invoice(forgiven))).statusCode(200);

        Stream.of(charged, forgiven).map(group::complete).toList().forEach(group::heard);

        assertThat(group.invoice(charged).getInt("version")).isEqualTo(2);
        assertThat(group.invoice(forgiven).getString("status")).isEqualTo("voided");
    }

    @ParameterizedTest
    @ValueSource(strings = {ISSUE, VOID})
    void itIsDecidedOfTheVersionThatWasMeant(String decision) {
        UUID invoice = missed();

        decideIf("\"2\"", decision, invoice).statusCode(412);
        api.get(INVOICE, invoice).body("status", equalTo("draft"));
        decideIf("\"1\"", decision, invoice).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {ISSUE, VOID})
    void oneKeyDecidesOnceHoweverOftenItIsSentAtOnce(String decision) throws Exception {
        UUID invoice = missed();
        String key = UUID.randomUUID().toString();

        List<Response> answers =
                atOnce(() -> api.request().header("Idempotency-Key", key).post(decision, invoice));

        assertThat(answers).hasSize(AT_ONCE).extracting(Response::statusCode).containsOnly(200);
        api.get(INVOICE, invoice).header("ETag", "\"2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {ISSUE, VOID})
    void nobodyDecidesWhatIsNotTheirs(String decision) {
        UUID invoice = missed();

        api.allowedTo("invoice:read", "payment:read", "payment:write")
                .post(decision, "", invoice)
                .statusCode(403);
        api.at(UUID.randomUUID()).post(decision, "", invoice).statusCode(404);
        Group.open().api.post(decision, "", invoice).statusCode(404).body("code", equalTo("not-found"));
        decide(decision, UUID.randomUUID()).statusCode(404);

        api.get(INVOICE, invoice).body("version", equalTo(1));
        api.at(group.clinic).post(decision, "", invoice).statusCode(200);
    }

    private UUID missed() {
        UUID appointment = group.scheduled();
        group.heard(group.miss(appointment));
        return Group.id(group.invoice(appointment));
    }

    private String issue(UUID invoice) {
        return decide(ISSUE, invoice).statusCode(200).extract().path("number");
    }

    private ValidatableResponse decide(String decision, UUID invoice) {
        return api.post(decision, "", invoice);
    }

    private ValidatableResponse decideIf(String version, String decision, UUID invoice) {
        return api.request().header("If-Match", version).post(decision, invoice).then();
    }

    private void assertReadsAs(ValidatableResponse answer, UUID invoice) {
        assertThat(api.get(INVOICE, invoice).extract().<Map<String, Object>>path("$"))
                .isEqualTo(answer.extract().<Map<String, Object>>path("$"));
    }

    private static List<String> heardOf(UUID invoice) {
        return TestEvents.heard("billing", invoice, types -> !types.isEmpty());
    }
}
