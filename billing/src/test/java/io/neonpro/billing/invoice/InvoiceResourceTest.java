package io.neonpro.billing.invoice;

import static io.neonpro.billing.Api.INVOICE;
import static io.neonpro.billing.Api.INVOICES;
import static io.neonpro.billing.Api.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.billing.Group;
import io.neonpro.billing.ServiceTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Invoices as REST reads them. */
@ServiceTest
class InvoiceResourceTest {

    private static final int MAX_PAGES = 10;

    private final Group group = Group.open();

    @Test
    void anInvoiceReadsTheSameAloneAndInTheList() {
        UUID id = group.issued();

        var invoice = group.api.get(INVOICE, id);

        invoice.statusCode(200).header("ETag", "\"2\"").body("version", equalTo(2));
        assertThat(list(Map.of()).extract().<List<Map<String, Object>>>path("items"))
                .containsExactly(invoice.extract().<Map<String, Object>>path("$"));
    }

    @Test
    void pagesAreNewestFirstAndNeitherSkipNorRepeat() {
        List<UUID> drafted = group.drafts(UUID.randomUUID(), 7);

        List<UUID> read = readInPagesOf(3);

        assertThat(read).containsExactlyElementsOf(drafted.reversed());
    }

    /** The last page is full, and still the last. */
    @Test
    void pagesEndWhenNothingFollows() {
        List<UUID> drafted = group.drafts(UUID.randomUUID(), 2);

        List<UUID> read = readInPagesOf(1);

        assertThat(read).containsExactlyElementsOf(drafted.reversed());
    }

    @Test
    void invoicesAreFoundByPatientAppointmentAndStatus() {
        UUID patient = UUID.randomUUID();
        UUID theirs = group.drafts(patient, 1).getFirst();
        UUID appointment = group.scheduled();
        UUID issued = group.issued();
        UUID ofAppointment = Group.id(group.invoice(appointment));

        assertThat(found(Map.of("patientId", patient))).containsExactly(theirs);
        assertThat(found(Map.of("appointmentId", appointment))).containsExactly(ofAppointment);
        assertThat(found(Map.of("status", "issued"))).containsExactly(issued);
        assertThat(found(Map.of("status", "draft"))).containsExactly(ofAppointment, theirs);
        assertThat(found(Map.of("status", "draft", "patientId", patient))).containsExactly(theirs);
        assertThat(found(Map.of("status", "paid"))).isEmpty();
        assertThat(found(Map.of("patientId", UUID.randomUUID()))).isEmpty();
    }

    @Test
    void everyUnreadableParameterIsNamed() {
        var refused = list(Map.of(
                "status", "owed",
                "patientId", "me",
                "appointmentId", "mine",
                "limit", 101));

        assertThat(faults(refused.statusCode(400))).containsOnlyKeys("status", "patientId", "appointmentId", "limit");
    }

    @Test
    void aCursorOfNothingIsRefused() {
        assertThat(faults(list(Map.of("cursor", "nonsense")).statusCode(400))).containsOnlyKeys("cursor");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        group.api
                .get(INVOICE, UUID.randomUUID())
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not-found"));
        assertThat(faults(group.api.get(INVOICE, "one").statusCode(400))).containsOnlyKeys("id");
    }

    private List<UUID> readInPagesOf(int limit) {
        List<UUID> read = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MAX_PAGES && cursor != null; page++) {
            var answer = list(Map.of("limit", limit, "cursor", cursor)).statusCode(200);
            List<UUID> ids = ids(answer);
            assertThat(ids).isNotEmpty().hasSizeLessThanOrEqualTo(limit);
            read.addAll(ids);
            cursor = answer.extract().path("next");
        }
        assertThat(cursor).isNull();
        return read;
    }

    private List<UUID> found(Map<String, ?> filter) {
        return ids(list(filter).statusCode(200));
    }

    private ValidatableResponse list(Map<String, ?> parameters) {
        return group.api.request().queryParams(parameters).get(INVOICES).then();
    }

    private static List<UUID> ids(ValidatableResponse answer) {
        return answer.extract().<List<String>>path("items.id").stream()
                .map(UUID::fromString)
                .toList();
    }
}
