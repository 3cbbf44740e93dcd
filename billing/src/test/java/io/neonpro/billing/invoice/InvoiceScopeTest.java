package io.neonpro.billing.invoice;

import static io.neonpro.billing.Api.INVOICE;
import static io.neonpro.billing.Api.INVOICES;
import static io.neonpro.billing.Api.PAYMENTS;
import static io.neonpro.billing.Api.payment;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.billing.Api;
import io.neonpro.billing.Group;
import io.neonpro.billing.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invoices and payments are those of the clinics that a caller works in, over REST and GraphQL. */
@ServiceTest
class InvoiceScopeTest {

    private final Group group = Group.open();
    private final Api here = group.api.at(group.clinic);
    private final Api elsewhere = group.api.at(UUID.randomUUID());

    private UUID patient;
    private UUID invoice;

    @BeforeEach
    void draft() {
        patient = UUID.randomUUID();
        invoice = group.drafts(patient, 1).getFirst();
    }

    @Test
    void theInvoicesOfAnotherClinicAreNotListed() {
        here.get(INVOICES).statusCode(200).body("items.id", contains(invoice.toString()));
        elsewhere.get(INVOICES).statusCode(200).body("items", empty());
        elsewhere.get(INVOICES + "?patientId=" + patient).statusCode(200).body("items", empty());
    }

    @Test
    void anInvoiceOfAnotherClinicIsNotThere() {
        here.get(INVOICE, invoice).statusCode(200);
        elsewhere.get(INVOICE, invoice).statusCode(404);
    }

    @Test
    void nobodyTakesMoneyForAnotherClinic() {
        elsewhere.post(PAYMENTS, payment("10"), invoice).statusCode(404);
        // nor learns from a refusal how much is open
        elsewhere.post(PAYMENTS, payment("1000"), invoice).statusCode(404);
        // nor by a condition which version it has
        elsewhere
                .request()
                .header("If-Match", "\"7\"")
                .body(payment("10"))
                .post(PAYMENTS, invoice)
                .then()
                .statusCode(404);
        here.post(PAYMENTS, payment("10"), invoice).statusCode(201);
        group.api.get(INVOICE, invoice).body("paid.amount", equalTo("10.00"));
    }

    @Test
    void aPickedClinicNarrowsWhoWorksInAll() {
        group.api
                .request()
                .header("X-Clinic-Id", UUID.randomUUID())
                .get(INVOICE, invoice)
                .then()
                .statusCode(404);
        group.api
                .request()
                .header("X-Clinic-Id", group.clinic)
                .get(INVOICE, invoice)
                .then()
                .statusCode(200);
    }

    @Test
    void graphsAndEntitiesShowNoMore() {
        String entities = """
                query($of: [_Any!]!, $id: ID!) { invoice(id: $id) { id }
                  _entities(representations: $of) { ... on Invoice { id } ... on Patient { invoices { id } } } }
                """;
        List<Map<String, String>> representations = List.of(
                Map.of("__typename", "Invoice", "id", invoice.toString()),
                Map.of("__typename", "Patient", "id", patient.toString()));

        elsewhere
                .graph(entities, Map.of("of", representations, "id", invoice))
                .body("data.invoice", nullValue())
                .body("data._entities[0]", nullValue())
                .body("data._entities[1].invoices", empty());
        here.graph(entities, Map.of("of", representations, "id", invoice))
                .body("data.invoice.id", equalTo(invoice.toString()))
                .body("data._entities[1].invoices.id", contains(invoice.toString()));
    }
}
