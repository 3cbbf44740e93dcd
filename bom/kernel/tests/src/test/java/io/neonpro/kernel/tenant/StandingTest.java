package io.neonpro.kernel.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.web.Api;
import io.neonpro.kernel.web.RawRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A suspended tenant reads and changes nothing, over REST and GraphQL alike; a closed one does not even read. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class StandingTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String WRITE = "mutation { writeNote(note: {title: \"a\"}) { id } }";

    private final UUID tenant = UUID.randomUUID();
    private final Api api = Api.of(tenant, "note:read note:write");

    @Test
    void whoIsSuspendedReadsOnly() {
        write().statusCode(201);
        Told.standing(tenant, "suspended", 2);

        settled(403);

        write().statusCode(403).body("code", equalTo("tenant-suspended"));
        graph(WRITE).body("data.writeNote", nullValue()).body("errors[0].extensions.code", equalTo("tenant-suspended"));
        graph("{ __typename }").body("data.__typename", notNullValue());
    }

    /** A path that begins as GraphQL's does leads nowhere else. */
    @ParameterizedTest
    @ValueSource(strings = {"/graphql/../api/v1/notes", "/graphql/%2e%2e/api/v1/notes"})
    void whoIsSuspendedWritesByNoDetour(String path) throws IOException {
        Told.standing(tenant, "suspended", 2);
        settled(403);

        var answer = RawRequest.post(path, "{\"title\": \"a\", \"weight\": 1}".getBytes(UTF_8))
                .as(api)
                .header("Content-Type", "application/json")
                .send();

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void whoIsResumedWritesAgain() {
        Told.standing(tenant, "suspended", 2);
        settled(403);

        Told.standing(tenant, "resumed", 3);

        settled(201);
        graph(WRITE).body("data.writeNote.id", equalTo("new"));
    }

    @Test
    void whatComesLateChangesNothing() {
        Told.standing(tenant, "resumed", 3);

        Told.standing(tenant, "suspended", 2);

        write().statusCode(201);
    }

    @Test
    void whoHasLeftDoesNotEvenRead() {
        Told.standing(tenant, "closed", 2);

        settled(403);

        write().body("code", equalTo("tenant-closed"));
        api.request()
                .body(Map.of("query", "{ __typename }"))
                .post("/graphql")
                .then()
                .statusCode(403)
                .body("code", equalTo("tenant-closed"));
    }

    /** What is owed to people is no less owed by who is suspended. Whoever has left has nothing any more. */
    @Test
    void whatIsFreeIsOpenToTheSuspendedAndNotToWhoHasLeft() {
        Told.standing(tenant, "suspended", 2);
        settled(403);

        write("/api/v1/notes/people").statusCode(201);
        write("/api/v1/notes/people/" + UUID.randomUUID()).statusCode(not(403));
        write("/api/v1/notes/unguarded").statusCode(403);
        write("/api/v1/notes/a/free").statusCode(404);
        write("/api/v1/notes/a/b/free").statusCode(403);
        write("/api/v1/notes/peoples").statusCode(403);

        Told.standing(tenant, "closed", 3);

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> write("/api/v1/notes/people").extract().statusCode() == 403);
        write("/api/v1/notes/people").body("code", equalTo("tenant-closed"));
    }

    @Test
    void anotherTenantWorksOn() {
        Told.standing(UUID.randomUUID(), "suspended", 2);

        write().statusCode(201);
    }

    /** It is heard by the copy, and then by the memory of each instance. */
    private void settled(int status) {
        Awaitility.await().atMost(PATIENCE).until(() -> write().extract().statusCode() == status);
    }

    private ValidatableResponse write() {
        return write("/api/v1/notes");
    }

    private ValidatableResponse write(String path) {
        return api.request().body(Map.of("title", "a", "weight", 1)).post(path).then();
    }

    private ValidatableResponse graph(String query) {
        return api.request().body(Map.of("query", query)).post("/graphql").then();
    }
}
