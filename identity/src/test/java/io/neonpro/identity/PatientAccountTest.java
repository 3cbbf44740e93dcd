package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept of a patient's account, and who is told. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class PatientAccountTest {

    /** LGPD, art. 18, II: what the archive of all that is kept of somebody has of their account. */
    @Test
    void whatIsKeptOfAPatientsAccountIsToldToWhoAnswersForIt() {
        Owner owner = Owner.onboarded();
        UUID patient = Patients.of(owner);
        String email = Patients.address();
        Patients.invite(owner, email, patient).then().statusCode(201);
        String account = "/api/v1/patient-account?patientId=" + patient;
        String events = "/api/v1/patient-account/security-events?patientId=" + patient;
        await().untilAsserted(() -> owner.asks()
                .get(account)
                .then()
                .statusCode(200)
                .body("accounts", empty())
                .body("invitations.email", equalTo(List.of(email))));
        Response tokens = Patients.acceptAndSignIn(email);

        await().untilAsserted(() -> owner.asks()
                .get(account)
                .then()
                .body("accounts.email", equalTo(List.of(email)))
                .body("accounts[0].name", equalTo("Rita"))
                .body("accounts[0].isEmailVerified", equalTo(true))
                .body("accounts[0].createdAt", notNullValue())
                .body("invitations", empty())
                .body("sessions.size()", equalTo(1))
                .body("sessions[0].device", notNullValue())
                .body("sessions[0].startedAt", notNullValue())
                .body("sessions[0].lastUsedAt", notNullValue()));
        await().untilAsserted(() -> owner.asks()
                .get(events)
                .then()
                .statusCode(200)
                .body("items.kind", equalTo(List.of("signed-in", "roles-given")))
                .body("items[0].source", equalTo("127.0.0.1"))
                .body("items[0].clientId", equalTo("neonpro")));
        Owner other = Owner.onboarded();
        other.asks().get(account).then().body("accounts", empty()).body("sessions", empty());
        other.asks().get(events).then().body("items", empty());
        given().auth().oauth2(tokens.path("access_token")).get(account).then().statusCode(403);
    }

    /** Not from where somebody else ended it. */
    @Test
    void whatOthersDidToAnAccountIsToldWithoutTheirAddress() {
        Owner owner = Owner.onboarded();
        UUID patient = Patients.of(owner);
        String user = Patients.join(owner, patient);
        owner.asks().delete("/api/v1/memberships/" + user).then().statusCode(204);

        await().untilAsserted(() -> owner.asks()
                .get("/api/v1/patient-account/security-events?patientId=" + patient)
                .then()
                .body("items.find { it.kind == 'membership-ended' }.id", notNullValue())
                .body("items.find { it.kind == 'membership-ended' }.source", nullValue()));
    }
}
