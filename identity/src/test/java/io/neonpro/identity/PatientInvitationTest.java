package io.neonpro.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask whom to sign in as a patient, and how many are asked. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class PatientInvitationTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @ParameterizedTest
    @CsvSource({"patient,false,patientId", "reception,true,patientId", "'patient\",\"reception',true,roles"})
    void theRoleGoesWithOnePatientAndWithNoOtherRole(String roles, boolean isNamed, String field) {
        Owner owner = Owner.onboarded();
        String named = isNamed ? ",\"patientId\":\"%s\"".formatted(Patients.of(owner)) : "";

        for (String path : List.of("/api/v1/users", "/api/v1/memberships")) {
            String name = path.endsWith("users") ? "\"name\":\"Rita\"," : "";
            owner.asks()
                    .body("{%s\"email\":\"%s\",\"roles\":[\"%s\"]%s}".formatted(name, Patients.address(), roles, named))
                    .post(path)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("patient-role"))
                    .body("errors.field", equalTo(List.of(field)));
        }
    }

    @Test
    void noMachineIsAPatient() {
        Owner.onboarded()
                .asks()
                .body("{\"name\":\"robot\",\"roles\":[\"patient\"]}")
                .post("/api/v1/service-accounts")
                .then()
                .statusCode(422)
                .body("code", equalTo("patient-role"))
                .body("errors.field", equalTo(List.of("roles")));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void nobodyAsksForAPatientWhomTheyDoNotSee(int answer) {
        Owner owner = Owner.onboarded();

        Patients.invite(owner, Patients.address(), Patients.of(owner, answer))
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-patient"))
                .body("errors.field", equalTo(List.of("patientId")));
        Patients.invite(owner, Patients.address(), Patients.of(Owner.onboarded()))
                .then()
                .statusCode(422);
    }

    /** They ask too often, for example. */
    @Test
    void whomThePatientServiceDoesNotAnswerIsToldSoAndOthersAreAskedForOn() {
        Owner owner = Owner.onboarded();
        UUID refused = Patients.of(owner, 429);
        for (int i = 0; i < 15; i++) {
            Patients.invite(owner, Patients.address(), refused).then().statusCode(429);
        }

        Patients.invite(owner, Patients.address(), Patients.of(owner)).then().statusCode(201);
    }

    @Test
    void whetherThereIsSuchAPatientIsNotGuessed() {
        Owner owner = Owner.onboarded();

        Patients.invite(owner, Patients.address(), Patients.of(owner, 500))
                .then()
                .statusCode(503);
    }

    @Test
    void aPatientIsSignedInAsByOneAccountAtATime() {
        Owner owner = Owner.onboarded();
        UUID patient = Patients.of(owner);
        String email = Patients.address();
        Patients.invite(owner, email, patient).then().statusCode(201);

        Patients.invite(owner, Patients.address(), patient)
                .then()
                .statusCode(409)
                .body("code", equalTo("already-invited"));
        String user = Owner.accept(email, "Rita", Owner.PASSWORD).path("userId");
        Patients.invite(owner, Patients.address(), patient)
                .then()
                .statusCode(409)
                .body("code", equalTo("already-member"));
        owner.asks().delete("/api/v1/memberships/" + user).then().statusCode(204);
        String another = Patients.address();
        Patients.invite(owner, another, patient).then().statusCode(201);
        Owner.accept(another, "Rita", Owner.PASSWORD).then().statusCode(200);
    }

    /** The sooner one was not tidied up yet. */
    @Test
    void aPatientIsAskedAnewWhoDidNotAnswerInTime() {
        Owner owner = Owner.onboarded();
        UUID patient = Patients.of(owner);
        Patients.invite(owner, Patients.address(), patient).then().statusCode(201);
        TestDatabase.run("update invitation set expires_at = now() where patient_id = ?", patient);

        Patients.invite(owner, Patients.address(), patient).then().statusCode(201);
    }

    @Test
    void aPlanIsForThoseWhoWorkHere() {
        Owner owner = Owner.onboarded();
        Events.planOf(owner.tenant(), 2);
        await().atMost(PATIENCE)
                .until(() ->
                        TestDatabase.text("select 1 from tenant_settings where tenant_id = ?", owner.tenant()) != null);

        Patients.join(owner, Patients.of(owner));
        Patients.invite(owner, Patients.address(), Patients.of(owner)).then().statusCode(201);

        assertThat(inviteStaff(owner).statusCode()).isEqualTo(201);
        inviteStaff(owner).then().statusCode(409).body("code", equalTo("plan-limit"));
    }

    @Test
    void whoWorksHereIsAskedHoweverManyPatientsAre() {
        Owner owner = Owner.onboarded();
        ask(owner, 999);

        assertThat(inviteStaff(owner).statusCode()).isEqualTo(201);
        Patients.invite(owner, Patients.address(), Patients.of(owner)).then().statusCode(201);
        Patients.invite(owner, Patients.address(), Patients.of(owner))
                .then()
                .statusCode(409)
                .body("code", equalTo("too-many-invitations"));
    }

    @Test
    void nobodyAcceptsForWhoIsErased() {
        Owner owner = Owner.onboarded();
        UUID patient = Patients.of(owner);
        String email = Patients.address();
        Patients.invite(owner, email, patient).then().statusCode(201);
        Mailbox.token(email, "invitation");

        Patients.erase(owner, patient);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                TestDatabase.count("select count(*) from invitation where patient_id = ?", patient))
                        .isZero());
        Owner.accept(email, "Rita", Owner.PASSWORD).then().statusCode(404).body("code", equalTo("link-expired"));
    }

    /** So many patients, without a letter to each. */
    private static void ask(Owner owner, int many) {
        TestDatabase.run("""
                insert into invitation (tenant_id, id, email, roles, patient_id, expires_at)
                select ?, gen_random_uuid(), n || '@example.com', '{patient}', gen_random_uuid(), now() + interval '1 hour'
                  from generate_series(1, ?) n
                """, owner.tenant(), many);
    }

    private static Response inviteStaff(Owner owner) {
        return owner.asks()
                .body(Map.of("email", Patients.address(), "roles", List.of("reception")))
                .post("/api/v1/memberships");
    }
}
