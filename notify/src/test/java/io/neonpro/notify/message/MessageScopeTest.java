package io.neonpro.notify.message;

import static io.neonpro.notify.Api.MESSAGES;
import static io.neonpro.notify.Api.TEMPLATE;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.notify.Api;
import io.neonpro.notify.Group;
import io.neonpro.notify.ServiceTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Messages are those of the clinics that a caller works in; how all are worded is said by who works in all. */
@ServiceTest
class MessageScopeTest {

    private final Group group = Group.open();
    private final Api here = group.api.at(group.clinic);
    private final Api elsewhere = group.api.at(UUID.randomUUID());

    /** Without an address, so that no mail needs to leave. */
    private Object message() {
        UUID patient = group.patient(UUID.randomUUID(), null, "pt-BR");
        group.schedule(patient);
        return group.messages(patient, Group.is("confirmation", "skipped"))
                .getFirst()
                .get("id");
    }

    @Test
    void theMessagesOfAnotherClinicAreNotThere() {
        Object id = message();

        here.get(MESSAGES + "/{id}", id).statusCode(200);
        elsewhere.get(MESSAGES + "/{id}", id).statusCode(404);
        elsewhere.get(MESSAGES).statusCode(200).body("items", empty());
        elsewhere
                .graph("query($id: ID!) { message(id: $id) { kind } }", Map.of("id", id))
                .body("data.message", nullValue());
        group.api
                .request()
                .header("X-Clinic-Id", UUID.randomUUID())
                .get(MESSAGES)
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void whoWorksInOneClinicWordsNothingForAll() {
        Map<String, String> wording = Map.of("language", "en", "subject", "Hello", "body", "See you.");

        here.put(TEMPLATE, wording, "reminder").statusCode(403).body("code", equalTo("forbidden"));
        group.api.put(TEMPLATE, wording, "reminder").statusCode(200);
    }
}
