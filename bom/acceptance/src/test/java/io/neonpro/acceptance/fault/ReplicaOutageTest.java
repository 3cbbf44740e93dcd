package io.neonpro.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.Vitals;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.Client;
import io.neonpro.acceptance.client.ClinicGroup;
import io.neonpro.devstack.platform.Platform;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The replica held back, and taken away. */
@ExtendWith(RunningPlatform.class)
class ReplicaOutageTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Platform platform;
    private FurnishedClinic clinic;
    private Vitals vitals;

    @BeforeEach
    void open(Platform running) {
        platform = running;
        vitals = Vitals.of(RunningPlatform.addresses(running));
        clinic = FurnishedClinic.open(RunningPlatform.addresses(running), "Damasco");
        await().atMost(PATIENCE).until(this::replicaAnswers);
    }

    @AfterEach
    void replicaRuns() {
        platform.stack().replica().start();
        platform.stack().replica().resumeReplay();
    }

    @Test
    void whoSendsTheConsistencyTokenReadsTheirOwnWriteFromALaggingReplica() {
        platform.stack().replica().pauseReplay();

        UUID patient = clinic.register("Nina Alves", "nina@replica.example");

        Client writer = clinic.group().owner();
        assertThat(found(writer)).isTrue();
        // who sends none is answered by the replica, until that is so late that it must not answer
        assertThat(!found(writer.elsewhere()) || !replicaAnswers()).isTrue();
        // that somebody does not exist is not for the replica to say
        assertThat(read(writer.elsewhere(), patient).status()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> vitals.metric("patient", "neonpro_replica_lag_bytes") > 0);
        await().atMost(PATIENCE).until(() -> read(writer.elsewhere(), patient).status() == 200);
        await().atMost(PATIENCE).until(() -> vitals.reason("patient").contains("postgres-replica"));

        platform.stack().replica().resumeReplay();
        await().atMost(PATIENCE).until(this::replicaAnswers);
    }

    /** X1 */
    @Test
    void whoHasJustRegisteredIsBookedAtOnce() {
        JsonNode slots = clinic.slots();
        platform.stack().replica().pauseReplay();

        for (int i = 0; i < 10; i++) {
            UUID patient = clinic.register("Rita Nunes", "rita" + i + "@replica.example");
            clinic.book(patient, slots.at("/" + 5 * i + "/start").asText()).expect(201);
        }
    }

    /** The answer to a sign-up tells what the group wrote, though it was nobody's request yet. */
    @Test
    void whoHasJustSignedUpSeesTheirClinicAtOnce() {
        platform.stack().replica().pauseReplay();

        ClinicGroup group = ClinicGroup.signUp(RunningPlatform.addresses(platform), "Sumaúma");

        assertThat(group.owner().get("clinic", "/api/v1/clinics").at("/items")).hasSize(1);
    }

    @Test
    void withoutTheReplicaReadsGoToThePrimary() {
        UUID patient = clinic.register("Olga Dias", "olga@replica.example");

        platform.stack().replica().stop();

        Client reader = clinic.group().owner().elsewhere();
        assertThat(read(reader, patient).status()).isEqualTo(200);
        assertThat(clinic.slots()).isNotEmpty();
        await().atMost(PATIENCE).until(() -> vitals.state("patient").equals("degraded"));

        platform.stack().replica().start();
        await().atMost(PATIENCE).until(this::replicaAnswers);
    }

    private boolean replicaAnswers() {
        return vitals.metric("patient", "neonpro_replica_in_rotation") == 1;
    }

    private static boolean found(Client reader) {
        return !reader.get("patient", "/api/v1/patients?query=nina")
                .at("/items")
                .isEmpty();
    }

    private static Answer read(Client client, UUID patient) {
        return client.get("patient", "/api/v1/patients/" + patient);
    }
}
