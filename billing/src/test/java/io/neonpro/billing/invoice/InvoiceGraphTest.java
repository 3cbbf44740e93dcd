package io.neonpro.billing.invoice;

import static io.neonpro.billing.Group.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.billing.Group;
import io.neonpro.billing.ServiceTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Invoices as the supergraph reads them. */
@ServiceTest
class InvoiceGraphTest {

    private static final String INVOICE =
            "query($id: ID!) { invoice(id: $id) { id number status total { amount currency }"
                    + " paid { amount } dueDate version appointment { id } patient { id } } }";
    private static final String ENTITIES = "query($of: [_Any!]!) { _entities(representations: $of) {"
            + " ... on Invoice { id status }"
            + " ... on Appointment { id invoice { id status } }"
            + " ... on Patient { id invoices(first: 2) { id patient { id } } } } }";
    private static final String FIRST = "query($of: [_Any!]!, $first: Int) { _entities(representations: $of) {"
            + " ... on Patient { invoices(first: $first) { id } } } }";

    private final Group group = Group.open();
    private final Group others = Group.open();

    @Test
    void anInvoiceReadsAsOverRest() {
        UUID appointment = group.scheduled();
        group.heard(group.complete(appointment));
        var rest = group.invoice(appointment);

        var answer = group.api.graph(INVOICE, Map.of("id", id(rest)));

        answer.body("errors", nullValue())
                .body("data.invoice.id", equalTo(rest.getString("id")))
                .body("data.invoice.number", equalTo("000001"))
                .body("data.invoice.status", equalTo("ISSUED"))
                .body("data.invoice.total.currency", equalTo("BRL"))
                .body("data.invoice.total.amount", equalTo(rest.getString("total.amount")))
                .body("data.invoice.paid.amount", equalTo("0.00"))
                .body("data.invoice.dueDate", equalTo(rest.getString("dueDate")))
                .body("data.invoice.version", equalTo(2))
                .body("data.invoice.appointment.id", equalTo(appointment.toString()))
                .body("data.invoice.patient.id", equalTo(rest.getString("patientId")));
    }

    @Test
    void whatIsNotThereIsNull() {
        group.api
                .graph(INVOICE, Map.of("id", UUID.randomUUID()))
                .body("data.invoice", nullValue())
                .body("errors", nullValue());
    }

    @Test
    void entitiesComeInTheOrderAskedForAndMissingOnesAsNull() {
        UUID appointment = group.scheduled();
        UUID patient = UUID.randomUUID();
        List<UUID> drafts = group.drafts(patient, 3);
        UUID theirs = others.scheduled();
        UUID invoice = id(group.invoice(appointment));

        var entities = group.api.graph(
                ENTITIES,
                Map.of(
                        "of",
                        List.of(
                                reference("Invoice", id(others.invoice(theirs))),
                                reference("Invoice", invoice),
                                reference("Invoice", UUID.randomUUID()),
                                reference("Appointment", UUID.randomUUID()),
                                reference("Appointment", appointment),
                                reference("Appointment", theirs),
                                reference("Patient", UUID.randomUUID()),
                                reference("Patient", patient))));

        entities.body("errors.path", equalTo(List.of(List.of("_entities", 0), List.of("_entities", 2))))
                .body("errors.extensions.code", equalTo(List.of("not-found", "not-found")))
                .body("data._entities[0]", nullValue())
                .body("data._entities[1].id", equalTo(invoice.toString()))
                .body("data._entities[1].status", equalTo("DRAFT"))
                .body("data._entities[2]", nullValue())
                .body("data._entities[3].invoice", nullValue())
                .body("data._entities[4].id", equalTo(appointment.toString()))
                .body("data._entities[4].invoice.id", equalTo(invoice.toString()))
                .body("data._entities[5].invoice", nullValue())
                .body("data._entities[6].invoices.size()", equalTo(0))
                .body("data._entities[7].invoices.id", equalTo(newest(drafts, 2)))
                .body("data._entities[7].invoices[0].patient.id", equalTo(patient.toString()));
    }

    @Test
    void aPatientHasTwentyInvoicesUnlessAskedForMore() {
        UUID patient = UUID.randomUUID();
        List<UUID> drafts = group.drafts(patient, 21);

        var usual = group.api.graph(FIRST, Map.of("of", List.of(reference("Patient", patient))));

        usual.body("data._entities[0].invoices.id", equalTo(newest(drafts, 20)));
        first(patient, 100).body("data._entities[0].invoices.id", equalTo(newest(drafts, 21)));
    }

    @Test
    void nobodyAsksForMoreThanAHundred() {
        for (int first : List.of(0, -1, 101)) {
            var refused = first(UUID.randomUUID(), first);

            refused.body("errors[0].extensions.code", equalTo("invalid-input"));
            assertThat(refused.extract().<List<String>>path("errors[0].extensions.errors.field"))
                    .containsExactly("first");
        }
    }

    @Test
    void theGraphAsksForThePermissionsOfRest() {
        UUID invoice = group.draft();

        var refused = group.api.allowedTo("patient:read", "appointment:read").graph(INVOICE, Map.of("id", invoice));

        refused.body("data.invoice", nullValue()).body("errors[0].extensions.code", equalTo("forbidden"));
    }

    @Test
    void theInvoiceIsAnEntityOfTheSupergraph() {
        group.api
                .graph("{ _service { sdl } }", Map.of())
                .body("data._service.sdl", containsString("type Invoice @key(fields : \"id\")"))
                .body("data._service.sdl", containsString("type Appointment @key(fields : \"id\")"))
                .body("data._service.sdl", containsString("type Patient @key(fields : \"id\")"));
    }

    private ValidatableResponse first(UUID patient, int first) {
        return group.api.graph(FIRST, Map.of("of", List.of(reference("Patient", patient)), "first", first));
    }

    private static List<String> newest(List<UUID> drafts, int count) {
        return drafts.reversed().stream().limit(count).map(UUID::toString).toList();
    }

    private static Map<String, Object> reference(String type, UUID id) {
        return Map.of("__typename", type, "id", id.toString());
    }
}
