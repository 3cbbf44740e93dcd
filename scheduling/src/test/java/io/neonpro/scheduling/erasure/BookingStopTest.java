package io.neonpro.scheduling.erasure;

import static io.neonpro.scheduling.Group.monday;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.neonpro.scheduling.PeerPatients;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C07: how a patient is closed for booking before they are erased. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class BookingStopTest {

    private static final int BOOKINGS = 15;

    @Inject
    CircuitBreakerMaintenance breakers;

    private Group group;
    private UUID treatment;
    private UUID patient;

    @BeforeEach
    void openClinic() {
        breakers.resetAll();
        group = Group.open();
        for (int i = 0; i < BOOKINGS; i++) {
            group.practitioner("physician");
        }
        treatment = group.treatment();
        patient = group.patient();
        group.settled(treatment, patient);
    }

    @Test
    void aPatientWithAVisitAheadIsNotStopped() {
        String visit = book(patient, "10:00").path("id");

        stop(patient)
                .then()
                .statusCode(409)
                .body("code", equalTo("appointments-ahead"))
                .body("count", equalTo(1))
                .body("appointments.id", contains(visit));

        book(patient, "11:00").then().statusCode(201);
    }

    @Test
    void aCancelledVisitStopsNobody() {
        String visit = book(patient, "10:00").path("id");
        group.asReception()
                .body(Map.of("reason", "patient-request"))
                .post("/api/v1/appointments/" + visit + "/cancel")
                .then()
                .statusCode(200);

        stop(patient).then().statusCode(204);
        stop(patient).then().statusCode(204);
    }

    /** Who is to be erased is owed that by a suspended group, too. */
    @Test
    void whoIsSuspendedStopsBookingsStill() {
        TestEvents.suspended(group.tenant);

        await().atMost(Duration.ofMinutes(3))
                .until(() -> book(UUID.randomUUID(), "10:00").path("code").equals("tenant-suspended"));

        stop(patient).then().statusCode(204);
    }

    @Test
    void nobodyIsBookedWhileTheyAreBeingErasedNorAfter() {
        try (PeerPatients peer = PeerPatients.start()) {
            UUID known = peer.register();
            stop(known).then().statusCode(204);

            book(known, "10:00").then().statusCode(409).body("code", equalTo("patient-being-erased"));

            stop(patient).then().statusCode(204);
            book(patient, "10:00").then().statusCode(404).body("code", equalTo("patient-not-found"));
        }
    }

    @Test
    void aStopLapsesWhenTheErasureDidNotComeAbout() {
        try (PeerPatients peer = PeerPatients.start()) {
            UUID known = peer.register();
            stop(known).then().statusCode(204);
            lapse(known);

            book(known, "10:00").then().statusCode(201);
        }
    }

    @Test
    void aStopThatLapsedBeforeTheEventCameLetsNobodyBookWhoIsGone() {
        try (PeerPatients peer = PeerPatients.start()) {
            stop(patient).then().statusCode(204);
            lapse(patient);

            book(patient, "10:00").then().statusCode(404).body("code", equalTo("patient-not-found"));
        }
    }

    /** Whichever comes first: the stop that is granted sees no visit, and none comes after it. */
    @Test
    void ofBookingsAndAStopAtOnceOneSideWins() throws Exception {
        try (PeerPatients peer = PeerPatients.start();
                var clients = Executors.newFixedThreadPool(BOOKINGS + 1)) {
            for (int round = 0; round < 5; round++) {
                UUID known = peer.register();
                List<Callable<Response>> all = new ArrayList<>(IntStream.range(0, BOOKINGS)
                        .<Callable<Response>>mapToObj(i ->
                                () -> book(known, "%02d:%02d".formatted(9 + i / 2, i % 2 * 30)))
                        .toList());
                all.add(round * 3, () -> stop(known));

                List<Response> answers =
                        clients.invokeAll(all).stream().map(Future::resultNow).toList();

                boolean isStopped = answers.get(round * 3).statusCode() == 204;
                long booked =
                        answers.stream().filter(one -> one.statusCode() == 201).count();
                assertThat(isStopped).isEqualTo(booked == 0);
                assertThat(answers).extracting(Response::statusCode).isSubsetOf(201, 204, 409);
            }
        }
    }

    @Test
    void stopsAtOnceFollowEachOther() throws Exception {
        try (var clients = Executors.newFixedThreadPool(BOOKINGS)) {
            List<Response> answers =
                    clients.invokeAll(Collections.<Callable<Response>>nCopies(BOOKINGS, () -> stop(patient))).stream()
                            .map(Future::resultNow)
                            .toList();

            assertThat(answers).extracting(Response::statusCode).containsOnly(204);
        }
    }

    @Test
    void onlyWhoMayEraseMayStop() {
        Group.as(TestTokens.user(group.tenant)
                        .scopes("patient:write appointment:write")
                        .sign())
                .post("/api/v1/patients/" + patient + "/booking-stop")
                .then()
                .statusCode(403);
    }

    private void lapse(UUID stopped) {
        TestDatabase.run("update patient set stopped_until = now() - interval '1 second' where id = ?", stopped);
    }

    private Response stop(UUID who) {
        return Group.as(TestTokens.user(group.tenant)
                        .scopes("patient:write record:write")
                        .sign())
                .post("/api/v1/patients/" + who + "/booking-stop");
    }

    private Response book(UUID who, String time) {
        return group.book(who, treatment, monday(time));
    }
}
