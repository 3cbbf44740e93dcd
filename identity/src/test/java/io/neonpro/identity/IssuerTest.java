package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jose.JOSEException;
import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose word on its people a tenant takes. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class IssuerTest {

    private Provider provider;

    @BeforeEach
    void start() throws IOException, JOSEException {
        provider = Provider.start();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void onlyWhoAnswersForATenantTrustsProvidersForIt() {
        Owner owner = Owner.onboarded();
        Response manager = Machines.of(owner, "manager");
        String token = given().auth()
                .preemptive()
                .basic(manager.path("clientId"), manager.path("clientSecret"))
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .path("access_token");

        given().auth().oauth2(token).get("/api/v1/issuers").then().statusCode(403);
        String id = provider.trustedBy(owner);
        owner.asks().get("/api/v1/issuers").then().body("items.issuer[0]", equalTo(Provider.ISSUER));
        Owner.onboarded().asks().get("/api/v1/issuers/" + id).then().statusCode(404);
        Owner.onboarded().asks().delete("/api/v1/issuers/" + id).then().statusCode(404);
        owner.asks()
                .header("If-Match", "\"2\"")
                .delete("/api/v1/issuers/" + id)
                .then()
                .statusCode(412);
        owner.asks().delete("/api/v1/issuers/" + id).then().statusCode(204);
    }

    @Test
    void whatWasMadeIsFoundWhereItSays() {
        Owner owner = Owner.onboarded();
        Response made = owner.asks().body("""
                        {"issuer":"%s","clientId":"aurora","keysAt":"http://127.0.0.1:1/keys","algorithm":"ES256"}
                        """.formatted(Provider.ISSUER)).post("/api/v1/issuers");

        Response found = owner.asks().get(made.header("Location"));

        found.then().statusCode(200).header("ETag", made.header("ETag"));
        assertThat(found.asString()).isEqualTo(made.asString());
    }

    /** Who has taken over an owner's session would name one, to come back by it. */
    @Test
    void ownersGetMailWhenAProviderIsTrusted() {
        Owner owner = Owner.onboarded().verified();

        provider.trustedBy(owner);

        Mailbox.awaitNews(owner.email(), "provider-trusted");
    }

    /** Whom a tenant trusts says who people of all its clinics are. */
    @Test
    void nobodyTrustsAProviderFromOneClinicAlone() {
        Owner owner = Owner.onboarded();
        String id = provider.trustedBy(owner);
        UUID clinic = UUID.randomUUID();

        at(owner, clinic).get("/api/v1/issuers").then().statusCode(403);
        at(owner, clinic).delete("/api/v1/issuers/" + id).then().statusCode(403);
        at(owner, clinic).body("""
                        {"issuer":"http://other.example","clientId":"aurora","keysAt":"http://127.0.0.1:1/keys","algorithm":"ES256"}
                        """).post("/api/v1/issuers").then().statusCode(403);
        at(owner, clinic).get("/api/v1/security-events").then().statusCode(403);
    }

    private static RequestSpecification at(Owner owner, UUID clinic) {
        return owner.asks().header("X-Clinic-Id", clinic);
    }
}
