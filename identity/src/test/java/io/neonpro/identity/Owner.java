package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.value.Ids;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Somebody who signed a clinic group up, with their tokens. */
record Owner(UUID tenant, UUID id, String email, String accessToken, String refreshToken) {

    static final String PASSWORD = "correct horse battery staple";

    /** Whose tenant is not there yet. */
    static Owner registered() {
        Mailbox.open();
        UUID tenant = Ids.next();
        UUID id = Ids.next();
        String email = "ana-" + id + "@example.com";
        Response answer = register(tenant, id, email, PASSWORD);
        answer.then().statusCode(200);
        return new Owner(tenant, id, email, answer.path("token.access_token"), answer.path("token.refresh_token"));
    }

    /** Whose tenant is there. */
    static Owner onboarded() {
        Owner owner = registered();
        Events.onboarded(owner.tenant, owner.id);
        await().atMost(Duration.ofMinutes(3)).until(owner::state, "active"::equals);
        return owner;
    }

    /** Who has proved that the address is theirs. */
    Owner verified() {
        given().contentType(ContentType.JSON)
                .body(Map.of("token", Mailbox.token(email, "verification"), "password", PASSWORD))
                .post("/api/v1/account/verification/confirm")
                .then()
                .statusCode(204);
        return this;
    }

    /** As what the invitation to an address says, by the letter with it. */
    static Response accept(String address, String name, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("token", Mailbox.token(address, "invitation"), "name", name, "password", password))
                .post("/api/v1/invitations/accept");
    }

    /** As a sign-up does: with the answer that refuses, or the last one. */
    static Response register(UUID tenant, UUID id, String email, String password) {
        Response registered = registerOnly(tenant, id, email, password);
        return registered.statusCode() == 201 ? signIn(tenant, id, email, password) : registered;
    }

    static Response registerOnly(UUID tenant, UUID id, String email, String password) {
        String hash = hash(password).path("password");
        return post(
                "",
                Map.of(
                        "tenantId", tenant,
                        "ownerId", id,
                        "name", "Ana Souza",
                        "email", email,
                        "password", hash,
                        "slug", "aurora"));
    }

    /** What a sign-up begins with. */
    static Response hash(String password) {
        return post("/passwords", Map.of("password", password));
    }

    static Response signIn(UUID tenant, UUID id, String email, String password) {
        return post("/sign-in", Map.of("tenantId", tenant, "ownerId", id, "email", email, "password", password));
    }

    Response withdraw() {
        return withdraw(tenant, id);
    }

    static Response withdraw(UUID tenant, UUID id) {
        return post("/withdraw", Map.of("tenantId", tenant, "ownerId", id));
    }

    private static Response post(String path, Map<String, ?> body) {
        return given().auth()
                .oauth2(clinicService())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/registrations" + path);
    }

    /** The token with which the clinic service calls this one. */
    static String clinicService() {
        return given().auth()
                .preemptive()
                .basic("clinic", IdentityResource.CLINIC_SECRET)
                .formParam("grant_type", "client_credentials")
                .formParam("audience", "identity")
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    String state() {
        return TestDatabase.text("select state from membership where tenant_id = ? and user_id = ?", tenant, id);
    }

    RequestSpecification asks() {
        return given().auth().oauth2(accessToken).contentType(ContentType.JSON);
    }

    static Response refresh(String token) {
        return given().formParam("grant_type", "refresh_token")
                .formParam("refresh_token", token)
                .post("/oauth/token");
    }
}
