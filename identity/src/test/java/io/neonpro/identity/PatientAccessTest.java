package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom a clinic group treats is asked to sign in as themselves, and is that one patient and nothing else. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class PatientAccessTest {

    @Test
    void whoAcceptsSignsInAsThatPatientAndAsNothingElse() throws ParseException {
        Owner owner = Owner.onboarded();
        UUID patient = Patients.of(owner);
        String email = Patients.address();

        Patients.invite(owner, email, patient)
                .then()
                .statusCode(201)
                .body("roles", equalTo(List.of("patient")))
                .body("patientId", equalTo(patient.toString()));
        Response tokens = Patients.acceptAndSignIn(email);

        assertThat(Mailbox.count(email, "patient-invitation")).isEqualTo(1);
        assertIsPatient(tokens.path("access_token"), patient);
        Response renewed = Owner.refresh(tokens.path("refresh_token"));
        assertIsPatient(renewed.path("access_token"), patient);
        String narrowed = OAuth.exchange(renewed.path("access_token"), "scope", "own:read")
                .path("access_token");
        assertThat(claims(narrowed).getStringClaim("patient")).isEqualTo(patient.toString());
        assertThat(OAuth.scope(narrowed)).isEqualTo("own:read");
        given().auth()
                .oauth2(tokens.path("access_token"))
                .get("/api/v1/users")
                .then()
                .statusCode(403);
    }

    @Test
    void noChangeMakesAPatientOfWhoWorksHereNorTheOtherWayRound() {
        Owner owner = Owner.onboarded();
        String user = Patients.join(owner, Patients.of(owner));
        String bia = Users.add(owner, "Bia Lima", "reception").path("id");

        assertThat(change(owner, user, "{\"roles\":[\"reception\"]}")).isEqualTo("patient-or-staff");
        assertThat(change(owner, user, "{\"roles\":[\"patient\",\"reception\"]}"))
                .isEqualTo("patient-or-staff");
        assertThat(change(owner, bia, "{\"roles\":[\"patient\"]}")).isEqualTo("patient-or-staff");
        owner.asks()
                .body("{\"patientId\":\"%s\"}".formatted(Patients.of(owner)))
                .patch("/api/v1/users/" + user)
                .then()
                .statusCode(400);
    }

    /** The same rule, whatever a service writes. */
    @Test
    void theDatabaseTakesNobodyWhoIsPatientAndStaff() {
        Owner owner = Owner.onboarded();
        String user = Patients.join(owner, Patients.of(owner));

        for (String change : List.of(
                "patient_id = null",
                "roles = '{reception}'",
                "roles = '{patient,reception}'",
                "roles = '{patient,patient}'")) {
            assertThat(violates("update membership set %s where user_id = '%s'".formatted(change, user)))
                    .as(change)
                    .isTrue();
        }
        assertThat(violates("update membership set patient_id = user_id where user_id = '%s'".formatted(owner.id())))
                .isTrue();
        assertThat(violates("update membership set roles = '{patient}' where user_id = '%s'".formatted(owner.id())))
                .isTrue();
    }

    /** Each tenant keeps somebody as another patient, or has them work for it. */
    @Test
    void aTokenSaysWhomTheTenantKnowsThatItIsFor() throws ParseException {
        Owner here = Owner.onboarded();
        Owner there = Owner.onboarded();
        Owner atWork = Owner.onboarded();
        UUID patientHere = Patients.of(here);
        UUID patientThere = Patients.of(there);
        String email = Patients.address();
        Patients.invite(here, email, patientHere).then().statusCode(201);
        String token = Patients.acceptAndSignIn(email).path("access_token");
        Patients.invite(there, email, patientThere).then().statusCode(201);
        Owner.accept(email, "Rita", Owner.PASSWORD).then().statusCode(200);
        atWork.asks()
                .body(Map.of("email", email, "roles", List.of("reception")))
                .post("/api/v1/memberships")
                .then()
                .statusCode(201);
        Owner.accept(email, "Rita", Owner.PASSWORD).then().statusCode(200);

        String elsewhere =
                OAuth.exchange(token, "tenant", there.tenant().toString()).path("access_token");
        String working =
                OAuth.exchange(token, "tenant", atWork.tenant().toString()).path("access_token");

        assertIsPatient(elsewhere, patientThere);
        assertThat(claims(working).getClaim("patient")).isNull();
        assertThat(claims(working).getStringListClaim("roles")).containsExactly("reception");
        assertThat(OAuth.scope(working)).isEqualTo("catalogue:read");
        String back =
                OAuth.exchange(elsewhere, "tenant", here.tenant().toString()).path("access_token");
        assertIsPatient(back, patientHere);
    }

    @Test
    void patientsAreListedWhenOneIsAskedFor() {
        Owner owner = Owner.onboarded();
        UUID patient = Patients.of(owner);
        String email = Patients.address();
        String invitation = Patients.invite(owner, email, patient).path("id");
        await().untilAsserted(() -> assertThat(ids(owner, "/api/v1/invitations?patientId=" + patient, "id"))
                .containsExactly(invitation));
        assertThat(ids(owner, "/api/v1/invitations", "id")).isEmpty();

        String user = Owner.accept(email, "Rita", Owner.PASSWORD).path("userId");

        await().untilAsserted(() -> assertThat(ids(owner, "/api/v1/users?patientId=" + patient, "id"))
                .containsExactly(user));
        assertThat(ids(owner, "/api/v1/users", "id")).containsExactly(owner.id().toString());
        assertThat(ids(owner, "/api/v1/memberships", "userId"))
                .containsExactly(owner.id().toString());
        assertThat(ids(Owner.onboarded(), "/api/v1/users?patientId=" + patient, "id"))
                .isEmpty();
        owner.asks().get("/api/v1/users/" + user).then().statusCode(200).body("patientId", equalTo(patient.toString()));
    }

    @Test
    void whoseAccessIsEndedIsSignedOut() {
        Owner owner = Owner.onboarded();
        UUID patient = Patients.of(owner);
        String email = Patients.address();
        Patients.invite(owner, email, patient).then().statusCode(201);
        Response tokens = Patients.acceptAndSignIn(email);
        String user = owner.asks()
                .header("Consistency-Token", tokens.header("Consistency-Token"))
                .get("/api/v1/users?patientId=" + patient)
                .path("items[0].id");

        owner.asks().delete("/api/v1/memberships/" + user).then().statusCode(204);

        Patients.assertEnded(tokens);
        await().untilAsserted(() -> assertThat(ids(owner, "/api/v1/users?patientId=" + patient, "id"))
                .isEmpty());
    }

    private static boolean violates(String sql) {
        try {
            TestDatabase.run(sql);
            return false;
        } catch (IllegalStateException refused) {
            return refused.getCause().getMessage().contains("violates check constraint");
        }
    }

    private static void assertIsPatient(String token, UUID patient) throws ParseException {
        assertThat(claims(token).getStringClaim("patient")).isEqualTo(patient.toString());
        assertThat(claims(token).getStringListClaim("roles")).containsExactly("patient");
        assertThat(OAuth.scope(token)).isEqualTo("catalogue:read own:read own:write");
    }

    private static JWTClaimsSet claims(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }

    private static String change(Owner owner, String user, String change) {
        Response answer = owner.asks().body(change).patch("/api/v1/users/" + user);
        answer.then().statusCode(409);
        return answer.path("code");
    }

    private static List<String> ids(Owner owner, String list, String id) {
        return owner.asks().get(list).then().statusCode(200).extract().path("items." + id);
    }
}
