package io.neonpro.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who was a patient and is erased has no account any more, unless they are somebody elsewhere. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class PatientErasureTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** LGPD, art. 18, VI: their address and their password were the patient's, too. */
    @Test
    void whoIsErasedSignsInNoMoreAndIsKnownNoMore() {
        Owner owner = Owner.onboarded();
        UUID patient = Patients.of(owner);
        String email = Patients.address();
        Patients.invite(owner, email, patient).then().statusCode(201);
        Response tokens = Patients.acceptAndSignIn(email);
        UUID user =
                UUID.fromString(TestDatabase.text("select cast(id as text) from platform_user where email = ?", email));
        assertThat(known(user)).isEqualTo(1);

        Patients.erase(owner, patient);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                TestDatabase.count("select count(*) from platform_user where email = ?", email))
                        .isZero());
        Patients.assertEnded(tokens);
        assertThat(TestDatabase.count("select count(*) from membership where patient_id = ?", patient))
                .isZero();
        assertThat(known(user)).isZero();
        assertThat(TestDatabase.count(
                        "select count(*) from security_event where kind = 'signed-in' and subject = ?",
                        user.toString()))
                .isEqualTo(1);
        assertThat(Events.about(patient, 1)).containsExactly("io.neonpro.erasure.forgotten.v1");
        assertThat(Login.signIn(email, Owner.PASSWORD).statusCode()).isEqualTo(401);
    }

    /** What is said of it is awaited, whether there was something to forget or not. */
    @Test
    void whoHasNoAccountIsForgottenAtOnce() {
        Owner owner = Owner.onboarded();
        UUID patient = Patients.of(owner);

        Patients.erase(owner, patient);

        assertThat(Events.about(patient, 1)).containsExactly("io.neonpro.erasure.forgotten.v1");
    }

    @Test
    void whoseAccessHadEndedBeforeIsForgottenAsWell() {
        Owner owner = Owner.onboarded();
        UUID patient = Patients.of(owner);
        String user = Patients.join(owner, patient);
        owner.asks().delete("/api/v1/memberships/" + user).then().statusCode(204);

        Patients.erase(owner, patient);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(TestDatabase.count(
                                "select count(*) from platform_user where id = ?", UUID.fromString(user)))
                        .isZero());
    }

    @Test
    void whoIsErasedStaysWhatTheyAreElsewhere() {
        Owner owner = Owner.onboarded();
        Owner elsewhere = Owner.onboarded().verified();
        UUID patient = Patients.of(owner);
        Patients.invite(owner, elsewhere.email(), patient).then().statusCode(201);
        Owner.accept(elsewhere.email(), "Ana", Owner.PASSWORD).then().statusCode(200);

        Patients.erase(owner, patient);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                TestDatabase.count("select count(*) from membership where patient_id = ?", patient))
                        .isZero());
        Owner.refresh(elsewhere.refreshToken()).then().statusCode(200);
    }

    /** How often the log says from where somebody came. */
    private static long known(UUID user) {
        return TestDatabase.count(
                "select count(*) from security_event where subject = ? and source is not null", user.toString());
    }
}
