package io.neonpro.clinic;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.neonpro.clinic.onboarding.PeerIdentity;
import io.neonpro.devstack.token.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * A tenant that has signed up, with its first clinic.
 *
 * @param name also its slug
 */
public record Group(UUID tenant, UUID owner, UUID clinic, String name) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** As anybody signs up; as often as it takes, since who could not ask identity does not ask it for some seconds. */
    public static Group onboarded() {
        String name = "group-" + UUID.randomUUID();
        try (PeerIdentity identity = PeerIdentity.forAMoment()) {
            JsonPath made = await().atMost(PATIENCE)
                    .until(() -> signUp(name), answer -> answer.statusCode() == 201)
                    .jsonPath();
            return new Group(made.getUUID("tenant.id"), made.getUUID("owner.id"), made.getUUID("clinic.id"), name);
        }
    }

    /** From an address of their own, as nobody may do it often. */
    private static Response signUp(String name) {
        return given().header(
                        "X-Forwarded-For", "2001:db8:" + name.substring(6, 10) + ":" + name.substring(15, 19) + "::1")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        name,
                        "slug",
                        name,
                        "timezone",
                        "America/Sao_Paulo",
                        "owner",
                        Map.of("name", "Ana", "email", "ana@example.com", "password", "correct horse battery"),
                        "clinic",
                        Map.of("name", "Centro")))
                .post("/api/v1/tenants");
    }

    /** The owner, who may do everything. */
    public Client asOwner() {
        return new Client(
                TestTokens.user(tenant).subject(owner).scopes(Client.ALL).sign());
    }

    /** Somebody with every permission, in these clinics only. */
    public Client inClinics(UUID... clinics) {
        return new Client(
                TestTokens.user(tenant).clinics(clinics).scopes(Client.ALL).sign());
    }

    /** Somebody with these permissions, in all clinics. */
    public Client with(String... permissions) {
        return new Client(TestTokens.user(tenant).scopes(permissions).sign());
    }
}
