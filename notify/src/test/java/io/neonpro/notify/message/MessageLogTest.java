package io.neonpro.notify.message;

import static io.neonpro.notify.Api.MESSAGES;
import static io.neonpro.notify.Api.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.notify.Group;
import io.neonpro.notify.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log of messages, over REST and GraphQL. */
@ServiceTest
class MessageLogTest {

    private static final String ENTITIES = "query($of: [_Any!]!) { _entities(representations: $of) {"
            + " ... on Patient { id messages(first: 2) { kind status patient { id } } }"
            + " ... on Message { id kind } } }";

    private final Group group = Group.open();
    private final Group others = Group.open();

    private UUID patient;

    /** Without an address, so that no mail needs to leave. */
    @BeforeEach
    void registerPatient() {
        patient = group.patient(UUID.randomUUID(), null, "pt-BR");
    }

    @Test
    void pagesAreNewestFirstAndNeitherSkipNorRepeat() {
        IntStream.range(0, 3).forEach(i -> group.schedule(patient));
        var all = group.messages(patient, skipped(3));

        var first = group.api.request().queryParam("limit", 2).get(MESSAGES).then();
        String next = first.statusCode(200).extract().path("next");
        var second = group.api
                .request()
                .queryParam("limit", 2)
                .queryParam("cursor", next)
                .get(MESSAGES)
                .then();

        second.statusCode(200).body("next", nullValue());
        List<String> ids = first.extract().path("items.id");
        assertThat(ids)
                .isEqualTo(all.stream().limit(2).map(one -> one.get("id")).toList());
        assertThat(second.extract().<List<String>>path("items.id"))
                .containsExactly((String) all.getLast().get("id"));
    }

    @Test
    void messagesAreFoundByPatientAndStatus() {
        UUID another = group.patient(UUID.randomUUID(), null, "en");
        group.schedule(patient);
        group.schedule(another);
        group.messages(another, skipped(1));
        group.messages(patient, skipped(1));

        group.api
                .request()
                .queryParam("status", "skipped")
                .queryParam("patientId", patient)
                .get(MESSAGES)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].patientId", equalTo(patient.toString()));
        group.api
                .request()
                .queryParam("status", "sent")
                .get(MESSAGES)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @Test
    void everyUnreadableParameterIsNamed() {
        var refused = group.api
                .request()
                .queryParam("status", "lost")
                .queryParam("patientId", "me")
                .queryParam("limit", 1000)
                .get(MESSAGES)
                .then();

        assertThat(faults(refused.statusCode(400))).containsOnlyKeys("status", "patientId", "limit");
    }

    @Test
    void anotherTenantsMessagesDoNotExist() {
        group.schedule(patient);
        Object id = group.messages(patient, skipped(1)).getFirst().get("id");

        group.api.get(MESSAGES + "/{id}", id).statusCode(200).body("id", equalTo(id));
        others.api.get(MESSAGES + "/{id}", id).statusCode(404).body("code", equalTo("not-found"));
        assertThat(others.messages(patient)).isEmpty();
        others.api
                .graph("query($id: ID!) { message(id: $id) { kind } }", Map.of("id", id))
                .body("data.message", nullValue());
    }

    @Test
    void withoutThePermissionNothingIsRead() {
        var stranger = group.api.allowedTo("patient:read");

        stranger.get(MESSAGES).statusCode(403);
        stranger.get(MESSAGES + "/{id}", UUID.randomUUID()).statusCode(403);
    }

    @Test
    void patientsOfTheSupergraphHaveTheirNewestMessages() {
        UUID silent = UUID.randomUUID();
        UUID theirs = others.patient(UUID.randomUUID(), null, "en");
        others.schedule(theirs);
        IntStream.range(0, 3).forEach(i -> group.schedule(patient));
        others.messages(theirs, skipped(1));
        var all = group.messages(patient, skipped(3));

        var entities = group.api.graph(
                ENTITIES,
                Map.of(
                        "of",
                        List.of(
                                reference("Patient", silent),
                                reference("Patient", patient),
                                reference("Patient", theirs),
                                reference("Message", all.getFirst().get("id")),
                                reference("Message", UUID.randomUUID()))));

        entities.body("data._entities[0].messages.size()", equalTo(0))
                .body("data._entities[1].messages.size()", equalTo(2))
                .body("data._entities[1].messages[0].status", equalTo("SKIPPED"))
                .body("data._entities[1].messages[0].patient.id", equalTo(patient.toString()))
                .body("data._entities[2].messages.size()", equalTo(0))
                .body("data._entities[3].kind", equalTo("CONFIRMATION"))
                .body("data._entities[4]", nullValue());
    }

    @Test
    void aMessageIsAnEntityOfTheSupergraph() {
        group.api
                .graph("{ _service { sdl } }", Map.of())
                .body("data._service.sdl", containsString("type Message @key(fields : \"id\")"))
                .body("data._service.sdl", containsString("type Patient @key(fields : \"id\")"));
    }

    private static Predicate<List<Map<String, Object>>> skipped(int count) {
        return messages -> messages.size() == count
                && messages.stream().allMatch(message -> "skipped".equals(message.get("status")));
    }

    private static Map<String, Object> reference(String type, Object id) {
        return Map.of("__typename", type, "id", id.toString());
    }
}
