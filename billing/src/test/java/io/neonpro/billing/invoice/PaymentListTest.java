package io.neonpro.billing.invoice;

import static io.neonpro.billing.Api.PAYMENTS;
import static io.neonpro.billing.Api.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.neonpro.billing.Api;
import io.neonpro.billing.Group;
import io.neonpro.billing.ServiceTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payments as they are read again: of an invoice, of a patient, of all. */
@ServiceTest
class PaymentListTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String ALL = "/api/v1/payments";

    private final Group group = Group.open();
    private final Api api = group.api;
    private final UUID patient = UUID.randomUUID();
    private UUID invoice;

    @BeforeEach
    void draft() {
        invoice = group.drafts(patient, 1).getFirst();
    }

    @Test
    void aPaymentReadsAsItWasRecorded() {
        var paid = api.post(PAYMENTS, payment("credit-card", "100.50", "BRL"), invoice);

        var read = api.get(PAYMENTS, invoice);

        assertThat(read.statusCode(200).extract().<List<Map<String, Object>>>path("items"))
                .containsExactly(paid.extract().<Map<String, Object>>path("$"));
    }

    @Test
    void pagesAreNewestFirstAndNeitherSkipNorRepeat() {
        List<String> paid = IntStream.range(0, 5).mapToObj(i -> pay(invoice)).toList();

        List<String> read = new ArrayList<>();
        ValidatableResponse page = api.get(PAYMENTS + "?limit=2", invoice);
        read.addAll(ids(page));
        for (String next = next(page); next != null && read.size() < paid.size(); next = next(page)) {
            page = api.get(PAYMENTS + "?limit=2&cursor=" + next, invoice);
            read.addAll(ids(page));
        }

        assertThat(read).containsExactlyElementsOf(paid.reversed());
        assertThat(next(page)).isNull();
    }

    @Test
    void paymentsAreFoundByPatient() {
        UUID another = group.drafts(patient, 1).getFirst();
        String first = pay(invoice);
        String second = pay(another);
        String somebodyElses = pay(group.draft());

        api.get(PAYMENTS, invoice).body("items.id", contains(first));
        api.get(ALL + "?patientId=" + patient).statusCode(200).body("items.id", contains(second, first));
        api.get(ALL).statusCode(200).body("items.id", contains(somebodyElses, second, first));
        api.get(ALL + "?patientId=" + UUID.randomUUID()).body("items", empty());
    }

    @Test
    void nobodyReadsWhatIsNotTheirs() {
        pay(invoice);

        Group.open().api.get(PAYMENTS, invoice).statusCode(404).body("code", equalTo("not-found"));
        Group.open().api.get(ALL + "?patientId=" + patient).body("items", empty());
        api.at(UUID.randomUUID()).get(PAYMENTS, invoice).statusCode(404);
        api.at(UUID.randomUUID()).get(ALL).statusCode(200).body("items", empty());
        api.at(group.clinic).get(ALL).body("items.size()", equalTo(1));
        api.get(PAYMENTS, UUID.randomUUID()).statusCode(404);
        for (String path : List.of(ALL, PAYMENTS.replace("{id}", invoice.toString()))) {
            api.allowedTo("invoice:read", "payment:write").get(path).statusCode(403);
            api.ofPatient(patient).get(path).statusCode(403);
        }
    }

    @Test
    void whoseAreReadIsNoted() {
        pay(invoice);
        Api owner = api.allowedTo("tenant:write");

        api.get(PAYMENTS, invoice).statusCode(200);

        await().atMost(PATIENCE)
                .untilAsserted(() -> owner.get("/api/v1/access-log?subject=" + patient)
                        .body("items.action", hasItem("payment.search")));
    }

    private String pay(UUID of) {
        return api.pay(of, "10").statusCode(201).extract().path("id");
    }

    private static List<String> ids(ValidatableResponse page) {
        return page.statusCode(200).extract().path("items.id");
    }

    private static String next(ValidatableResponse page) {
        return page.extract().path("next");
    }
}
