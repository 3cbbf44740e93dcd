package io.neonpro.notify.message;

import static io.neonpro.notify.Api.MESSAGES;
import static io.neonpro.notify.Api.PREFERENCES;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItems;

import io.neonpro.notify.Api;
import io.neonpro.notify.Group;
import io.neonpro.notify.ServiceTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose messages and wishes are seen and changed, and by whom, is in the access log: row 14. */
@ServiceTest
class MessageTrailTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String LOG = "/api/v1/access-log?subject=";

    private final Group group = Group.open();
    private final Api owner = group.api.allowedTo("tenant:write");

    @Test
    void whatIsSaidToAPatientAndHowIsNoted() {
        UUID patient = group.patient(UUID.randomUUID(), null, "pt-BR");
        group.schedule(patient);
        Object message = group.messages(patient, Group.is("confirmation", "skipped"))
                .getFirst()
                .get("id");
        group.api.get(MESSAGES + "/{id}", message).statusCode(200);
        group.api.get(PREFERENCES, patient).statusCode(200);
        group.api.put(PREFERENCES, Map.of("email", false), patient).statusCode(200);

        await().atMost(PATIENCE)
                .untilAsserted(() -> owner.get(LOG + patient)
                        .body(
                                "items.action",
                                hasItems("message.search", "message.read", "preference.read", "preference.change")));
    }
}
