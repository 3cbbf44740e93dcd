package io.neonpro.billing;

import static io.neonpro.billing.Api.INVOICE;
import static io.neonpro.billing.Api.INVOICES;
import static io.neonpro.billing.Api.PAYMENTS;
import static io.neonpro.billing.Api.payment;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.contracts.access.Role;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a token does not open: other tenants' invoices, and what its role may not. */
@ServiceTest
class IsolationTest {

    private static final String QUERY = "query($id: ID!) { invoice(id: $id) { status } }";

    private final Group ours = Group.open();
    private final Group theirs = Group.open();
    private UUID invoice;

    @BeforeEach
    void issueOurs() {
        invoice = ours.issued();
    }

    @Test
    void anothersInvoiceDoesNotExist() {
        var read = theirs.api.get(INVOICE, invoice);
        var paid = theirs.api.pay(invoice, "10");
        var asked = theirs.api.graph(QUERY, Map.of("id", invoice));

        read.statusCode(404).body("code", equalTo("not-found"));
        paid.statusCode(404).body("code", equalTo("not-found"));
        asked.body("data.invoice", nullValue()).body("errors", nullValue());
        ours.api.get(INVOICE, invoice).statusCode(200).body("paid.amount", equalTo("0.00"));
    }

    @Test
    void anothersInvoiceIsNotFound() {
        String patient = ours.api.get(INVOICE, invoice).extract().path("patientId");

        var found = theirs.api
                .request()
                .queryParam("patientId", patient)
                .get(INVOICES)
                .then();

        found.statusCode(200).body("items.size()", equalTo(0));
        ours.api.request().queryParam("patientId", patient).get(INVOICES).then().body("items.size()", equalTo(1));
    }

    @Test
    void anothersKeyIsAnotherKey() {
        UUID another = theirs.issued();
        pay(ours, invoice).statusCode(201);

        pay(theirs, another).statusCode(201).body("invoiceId", equalTo(another.toString()));
    }

    @Test
    void withoutATokenNothingHappens() {
        nobody().get(INVOICES).then().statusCode(401);
        nobody().get(INVOICE, invoice).then().statusCode(401);
        nobody().body(payment("10")).post(PAYMENTS, invoice).then().statusCode(401);
        nobody().body(Map.of("query", QUERY, "variables", Map.of("id", invoice)))
                .post("/graphql")
                .then()
                .body("data.invoice", nullValue())
                .body("errors[0].extensions.code", equalTo("unauthenticated"));
        ours.api.get(INVOICE, invoice).body("paid.amount", equalTo("0.00"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PRACTITIONER", "PATIENT"})
    void whoHasNothingToDoWithMoneySeesNone(Role role) {
        Api stranger = as(role);

        stranger.get(INVOICES).statusCode(403).body("code", equalTo("forbidden"));
        stranger.get(INVOICE, invoice).statusCode(403);
        stranger.pay(invoice, "10").statusCode(403);
        ours.api.get(INVOICE, invoice).body("paid.amount", equalTo("0.00"));
    }

    @ParameterizedTest
    @EnumSource(names = {"OWNER", "MANAGER", "RECEPTION", "FINANCE"})
    void whoTakesPaymentsMay(Role role) {
        Api teller = as(role);

        teller.pay(invoice, "10").statusCode(201);

        teller.get(INVOICE, invoice).statusCode(200).body("paid.amount", equalTo("10.00"));
    }

    @Test
    void aServiceReadsInvoicesAndPaysNone() {
        Api service = as(Role.SERVICE);

        service.pay(invoice, "10").statusCode(403);

        service.get(INVOICE, invoice).statusCode(200).body("paid.amount", equalTo("0.00"));
    }

    private static RequestSpecification nobody() {
        return given().contentType(ContentType.JSON);
    }

    private Api as(Role role) {
        return ours.api.allowedTo(role.permissions().toArray(String[]::new));
    }

    private static ValidatableResponse pay(Group group, UUID invoice) {
        return group.api
                .request()
                .header("Idempotency-Key", "the-same")
                .body(payment("10"))
                .post(PAYMENTS, invoice)
                .then();
    }
}
