package io.neonpro.billing.invoice;

import static io.neonpro.billing.Api.INVOICE;
import static io.neonpro.billing.Api.INVOICES;
import static io.neonpro.billing.Api.PAYMENTS;
import static io.neonpro.billing.Api.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.billing.Api;
import io.neonpro.billing.Group;
import io.neonpro.billing.ServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Patients see what they themselves owe and have paid, and nothing else. */
@ServiceTest
class OwnInvoiceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String OWN = "/api/v1/me/invoices";
    private static final String OWN_ONE = OWN + "/{id}";

    private final Group group = Group.open();
    private final UUID ana = UUID.randomUUID();
    private final Api own = group.api.ofPatient(ana);
    private UUID hers;
    private UUID another;
    private UUID somebodyElses;

    @BeforeEach
    void draft() {
        List<UUID> drafts = group.drafts(ana, 2);
        hers = drafts.getFirst();
        another = drafts.getLast();
        somebodyElses = group.draft();
    }

    @Test
    void onesOwnInvoicesAreListedAndNobodyElses() {
        own.get(OWN).statusCode(200).body("items.id", containsInAnyOrder(hers.toString(), another.toString()));
        own.get(OWN + "?limit=1").body("items.size()", equalTo(1)).body("next", notNullValue());
        own.get(OWN_ONE, hers)
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("patientId", equalTo(ana.toString()))
                .body("total.amount", equalTo("180.00"));
    }

    /** Nobody asks for another's by a filter. */
    @Test
    void whoseInvoicesTheyAreIsNotAsked() {
        own.get(OWN + "?patientId=" + UUID.randomUUID()).statusCode(400);
    }

    @Test
    void anothersInvoiceIsAnsweredAsNone() {
        String refused = detail(somebodyElses);

        assertThat(refused).isEqualTo(detail(UUID.randomUUID()));
        group.api.get(INVOICE, somebodyElses).statusCode(200);
    }

    private String detail(UUID invoice) {
        return own.get(OWN_ONE, invoice)
                .statusCode(404)
                .body("code", equalTo("not-found"))
                .extract()
                .path("detail");
    }

    @Test
    void ofAnotherGroupNothingIsThere() {
        Api stranger = Group.open().api.ofPatient(ana);

        stranger.get(OWN).statusCode(200).body("items", empty());
        stranger.get(OWN_ONE, hers).statusCode(404);
    }

    @Test
    void aPickedClinicShowsItsOwn() {
        own.request()
                .header("X-Clinic-Id", UUID.randomUUID())
                .get(OWN)
                .then()
                .statusCode(200)
                .body("items", empty());
        own.request()
                .header("X-Clinic-Id", UUID.randomUUID())
                .get(OWN_ONE, hers)
                .then()
                .statusCode(404);
        own.request()
                .header("X-Clinic-Id", group.clinic)
                .get(OWN_ONE, hers)
                .then()
                .statusCode(200);
    }

    @Test
    void noOtherWayIsOpen() {
        String graph = """
                query($id: ID!, $of: [_Any!]!) { invoice(id: $id) { id }
                  _entities(representations: $of) { ... on Invoice { id } ... on Patient { invoices { id } } } }
                """;
        List<Map<String, String>> representations = List.of(
                Map.of("__typename", "Invoice", "id", hers.toString()),
                Map.of("__typename", "Patient", "id", ana.toString()));

        own.get(INVOICES).statusCode(403);
        own.get(INVOICES + "?patientId=" + ana).statusCode(403);
        own.get(INVOICE, hers).statusCode(403);
        own.post(PAYMENTS, payment("10"), hers).statusCode(403);
        own.graph(graph, Map.of("id", hers, "of", representations))
                .body("data.invoice", nullValue())
                .body("data._entities[0]", nullValue())
                .body("data._entities[1]?.invoices", nullValue())
                .body("errors.extensions.code", hasItems("forbidden", "forbidden"));
    }

    @Test
    void whoIsNoPatientOrMayNotHasNothingOfTheirOwn() {
        Api machine = group.api.allowedTo("own:read own:write");

        machine.get(OWN).statusCode(403);
        machine.get(OWN_ONE, hers).statusCode(403);
        group.api.get(OWN).statusCode(403);
        group.api.get(OWN_ONE, hers).statusCode(403);
        group.api.ofPatient(ana, "own:write").get(OWN).statusCode(403);
        group.api.ofPatient(ana, "own:write").get(OWN_ONE, hers).statusCode(403);
    }

    @Test
    void theLogSaysThatTheyLookedThemselves() {
        own.get(OWN_ONE, hers).statusCode(200);
        own.get(OWN).statusCode(200);
        Api owner = group.api.allowedTo("tenant:write");

        await().atMost(PATIENCE)
                .untilAsserted(() -> owner.get("/api/v1/access-log?subject=" + ana)
                        .body("items.action", hasItems("own:invoice.read", "own:invoice.search")));
    }
}
