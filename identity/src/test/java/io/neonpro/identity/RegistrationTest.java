package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class RegistrationTest {

    @Test
    void theOwnerOfANewTenantIsSignedInBeforeTheTenantIsThere() throws ParseException {
        Owner owner = Owner.registered();

        JWTClaimsSet claims = SignedJWT.parse(owner.accessToken()).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(owner.id().toString());
        assertThat(claims.getAudience()).containsExactly("neonpro");
        assertThat(claims.getStringClaim("tenant")).isEqualTo(owner.tenant().toString());
        assertThat(claims.getStringListClaim("clinics")).containsExactly("*");
        assertThat(claims.getStringListClaim("roles")).containsExactly("owner");
        assertThat(claims.getStringClaim("scope")).contains("patient:read", "user:write");
        assertThat(claims.getStringClaim("name")).isEqualTo("Ana Souza");
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(300_000);
        owner.asks().get("/api/v1/users").then().statusCode(200);
    }

    @Test
    void theTenantMakesTheFounderItsOwnerOnceAndTellsTheOthers() {
        Owner owner = Owner.onboarded();

        Events.onboarded(owner.tenant(), owner.id());

        assertThat(Events.about(owner.id(), 1)).containsExactly("io.neonpro.user.joined.v1");
    }

    @Test
    void theSameRegistrationAgainIsTheSameOwner() {
        Owner owner = Owner.registered();

        Response again = Owner.register(owner.tenant(), owner.id(), owner.email(), Owner.PASSWORD);

        again.then()
                .statusCode(200)
                .body("owner.id", equalTo(owner.id().toString()))
                .body("token.refresh_token", not(equalTo(owner.refreshToken())));
    }

    @Test
    void theSameRegistrationWithAnotherPasswordIsRefused() {
        Owner owner = Owner.registered();

        Owner.register(owner.tenant(), owner.id(), owner.email(), "another long password")
                .then()
                .statusCode(409)
                .body("code", equalTo("email-taken"));
    }

    /** Or who repeats a sign-up, as may be done for a day, would get round it. */
    @Test
    void theSameRegistrationOfWhoHasASecondFactorIsRefused() {
        Owner owner = Owner.onboarded();
        SecondFactorTest.setUp(owner);

        Owner.signIn(owner.tenant(), owner.id(), owner.email(), Owner.PASSWORD)
                .then()
                .statusCode(409)
                .body("code", equalTo("email-taken"));
    }

    @Test
    void anAddressBelongsToOnePerson() {
        Owner owner = Owner.registered();

        Owner.register(Ids.next(), Ids.next(), owner.email().toUpperCase(), Owner.PASSWORD)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("email-taken"));
    }

    @Test
    void aTenantWithMembersGetsNoOtherOwner() {
        Owner owner = Owner.onboarded();

        Owner.register(owner.tenant(), Ids.next(), Ids.next() + "@example.com", Owner.PASSWORD)
                .then()
                .statusCode(409)
                .body("code", equalTo("tenant-taken"));
    }

    @Test
    void withoutItsTenantARegistrationEndsAndFreesTheAddress() {
        Owner abandoned = Owner.registered();
        TestDatabase.run(
                "update membership set expires_at = now() - interval '1 second' where user_id = ?", abandoned.id());

        Owner.refresh(abandoned.refreshToken()).then().statusCode(400).body("error", equalTo("invalid_grant"));
        Owner.registerOnly(Ids.next(), Ids.next(), abandoned.email(), Owner.PASSWORD)
                .then()
                .statusCode(201);
        assertThat(abandoned.state()).isNull();
    }

    @Test
    void aRegistrationThatIsWithdrawnFreesTheAddressAtOnce() {
        Owner withdrawn = Owner.registered();

        withdrawn.withdraw().then().statusCode(204);
        withdrawn.withdraw().then().statusCode(204);

        assertThat(withdrawn.state()).isNull();
        Owner.refresh(withdrawn.refreshToken()).then().statusCode(400).body("error", equalTo("invalid_grant"));
        Owner.registerOnly(Ids.next(), Ids.next(), withdrawn.email(), Owner.PASSWORD)
                .then()
                .statusCode(201);
    }

    /** It was held up on the way, and the sign-up is undone by now. */
    @Test
    void aRegistrationThatComesAfterItWasWithdrawnIsRefused() {
        UUID tenant = Ids.next();
        UUID owner = Ids.next();
        String email = "late-" + owner + "@example.com";
        Owner.withdraw(tenant, owner).then().statusCode(204);

        Owner.registerOnly(tenant, owner, email, Owner.PASSWORD)
                .then()
                .statusCode(409)
                .body("code", equalTo("registration-withdrawn"));

        Owner.registerOnly(Ids.next(), Ids.next(), email, Owner.PASSWORD).then().statusCode(201);
    }

    @Test
    void anOwnerWhoseTenantIsThereStays() {
        Owner owner = Owner.onboarded();

        owner.withdraw().then().statusCode(204);

        assertThat(owner.state()).isEqualTo("active");
        Owner.signIn(owner.tenant(), owner.id(), owner.email(), Owner.PASSWORD)
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsKeptOfAPasswordIsItsHash() {
        String kept = given().auth()
                .oauth2(Owner.clinicService())
                .contentType(ContentType.JSON)
                .body(Map.of("password", Owner.PASSWORD))
                .post("/api/v1/registrations/passwords")
                .then()
                .statusCode(200)
                .extract()
                .path("password");

        assertThat(kept).startsWith("$argon2id$").doesNotContain(Owner.PASSWORD);
    }

    @Test
    void everyFaultOfARegistrationIsNamedAndNoSecretRepeated() {
        String body = given().auth()
                .oauth2(Owner.clinicService())
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "tenantId", "no-uuid",
                        "email", "not an address",
                        "password", "hunter2",
                        "slug", "aurora",
                        "admin", true))
                .post("/api/v1/registrations")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("tenantId", "ownerId", "name", "email", "password", "admin"))
                .extract()
                .asString();

        assertThat(body).doesNotContain("hunter2");
    }

    @Test
    void onlyTheClinicServiceRegisters() {
        Owner owner = Owner.registered();

        owner.asks().body(List.of()).post("/api/v1/registrations").then().statusCode(not(equalTo(201)));
        owner.asks()
                .body(Map.of(
                        "tenantId",
                        Ids.next(),
                        "ownerId",
                        Ids.next(),
                        "name",
                        "Eva",
                        "email",
                        "eva@example.com",
                        "password",
                        Owner.PASSWORD,
                        "slug",
                        "eva"))
                .post("/api/v1/registrations")
                .then()
                .statusCode(403);
    }
}
