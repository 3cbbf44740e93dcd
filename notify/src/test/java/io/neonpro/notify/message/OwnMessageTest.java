package io.neonpro.notify.message;

import static io.neonpro.notify.Api.MESSAGES;
import static io.neonpro.notify.Api.PREFERENCES;
import static io.neonpro.notify.Api.TEMPLATE;
import static io.neonpro.notify.Group.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.event.TestEvents;
import io.neonpro.notify.Api;
import io.neonpro.notify.Group;
import io.neonpro.notify.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Patients see what they were written, and say how they want to be reached. */
@ServiceTest
class OwnMessageTest {

    private static final String OWN_MESSAGES = "/api/v1/me/messages";
    private static final String OWN_PREFERENCES = "/api/v1/me/preferences";

    private final Group group = Group.open();
    private UUID ana;
    private Api own;

    @BeforeEach
    void registerSomebody() {
        ana = group.patient();
        own = group.api.ofPatient(ana);
    }

    @Test
    void whatWasSentToOneselfIsListedAndNothingElse() {
        UUID unreachable = group.patient(UUID.randomUUID(), null, "pt-BR");
        group.schedule(unreachable);
        group.schedule(ana);
        group.messages(ana, Group.is("confirmation", "sent"));
        group.messages(unreachable, Group.is("confirmation", "skipped"));

        own.get(OWN_MESSAGES)
                .statusCode(200)
                .body("items.kind", contains("confirmation"))
                .body("items.recipient", contains(Group.address(ana)))
                .body("items.patientId", everyItem(equalTo(ana.toString())));
        group.api.ofPatient(unreachable).get(OWN_MESSAGES).statusCode(200).body("items", empty());
        own.get(OWN_MESSAGES + "?patientId=" + unreachable).statusCode(400);
        own.request()
                .header("X-Clinic-Id", UUID.randomUUID())
                .get(OWN_MESSAGES)
                .then()
                .statusCode(200)
                .body("items", empty());
        Group.open().api.ofPatient(ana).get(OWN_MESSAGES).statusCode(200).body("items", empty());
    }

    @Test
    void howOneWantsToBeReachedIsOnesOwnToSay() {
        own.get(OWN_PREFERENCES).statusCode(200).header("ETag", "\"0\"").body("email", equalTo(true));

        own.put(OWN_PREFERENCES, Map.of("email", false, "language", "en"))
                .statusCode(200)
                .header("ETag", "\"1\"");

        group.api.get(PREFERENCES, ana).body("email", equalTo(false)).body("language", equalTo("en"));
        own.request()
                .header("If-Match", "\"0\"")
                .body(Map.of("email", true))
                .put(OWN_PREFERENCES)
                .then()
                .statusCode(412);
    }

    @Test
    void anotherIsReachedAsTheyWant() {
        UUID bia = group.patient();

        own.put(OWN_PREFERENCES, Map.of("email", false)).statusCode(200);

        group.api.ofPatient(bia).get(OWN_PREFERENCES).body("email", equalTo(true));
        Api stranger = Group.open().api.ofPatient(ana);
        stranger.get(OWN_PREFERENCES).statusCode(404);
        stranger.put(OWN_PREFERENCES, Map.of("email", true)).statusCode(404);
        own.get(OWN_PREFERENCES).body("email", equalTo(false));
    }

    @Test
    void noOtherWayIsOpen() {
        own.get(MESSAGES).statusCode(403);
        own.get(MESSAGES + "?patientId=" + ana).statusCode(403);
        own.get(MESSAGES + "/{id}", UUID.randomUUID()).statusCode(403);
        own.get(PREFERENCES, ana).statusCode(403);
        own.put(PREFERENCES, Map.of("email", false), ana).statusCode(403);
        own.get(TEMPLATE, "reminder").statusCode(403);
        own.graph(
                        "query($of: [_Any!]!) { _entities(representations: $of) { ... on Patient { messages { id } } } }",
                        Map.of("of", List.of(Map.of("__typename", "Patient", "id", ana.toString()))))
                .body("errors.extensions.code", hasItem("forbidden"))
                .body("data._entities[0]?.messages", nullValue());
    }

    @Test
    void whoIsNoPatientOrMayNotHasNothingOfTheirOwn() {
        Api machine = group.api.allowedTo("own:read own:write");

        machine.get(OWN_MESSAGES).statusCode(403);
        machine.get(OWN_PREFERENCES).statusCode(403);
        machine.put(OWN_PREFERENCES, Map.of("email", false)).statusCode(403);
        group.api.get(OWN_MESSAGES).statusCode(403);
        group.api.get(OWN_PREFERENCES).statusCode(403);
        group.api.put(OWN_PREFERENCES, Map.of("email", false)).statusCode(403);
        group.api.ofPatient(ana, "own:write").get(OWN_MESSAGES).statusCode(403);
        group.api.ofPatient(ana, "own:write").get(OWN_PREFERENCES).statusCode(403);
        group.api
                .ofPatient(ana, "own:read")
                .put(OWN_PREFERENCES, Map.of("email", false))
                .statusCode(403);
    }

    @Test
    void whoIsErasedIsNobody() {
        group.erase(ana);

        await().atMost(PATIENCE).until(() -> own.get(OWN_PREFERENCES).extract().statusCode() == 404);
        own.put(OWN_PREFERENCES, Map.of("email", true)).statusCode(404);
    }

    /** Nobody is written to against their will because their clinic is suspended. */
    @Test
    void whatIsSaidToASuspendedGroupIsKept() {
        TestEvents.suspended(group.tenant);
        await().atMost(PATIENCE)
                .until(() ->
                        group.api.put(TEMPLATE, Map.of(), "reminder").extract().statusCode() == 403);

        own.put(OWN_PREFERENCES, Map.of("email", false)).statusCode(200);
        own.get(OWN_MESSAGES).statusCode(200);
    }

    @Test
    void theLogSaysThatTheyDidItThemselves() {
        own.get(OWN_MESSAGES).statusCode(200);
        own.get(OWN_PREFERENCES).statusCode(200);
        own.put(OWN_PREFERENCES, Map.of("email", false)).statusCode(200);
        Api owner = group.api.allowedTo("tenant:write");

        await().atMost(PATIENCE)
                .untilAsserted(() -> owner.get("/api/v1/access-log?subject=" + ana)
                        .body(
                                "items.action",
                                hasItems("own:message.search", "own:preference.read", "own:preference.change")));
    }
}
