package io.neonpro.scheduling.hold;

import static io.neonpro.scheduling.Group.monday;
import static io.neonpro.scheduling.Group.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.data.Purge;
import io.neonpro.kernel.value.Ids;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class HoldTest {

    @Inject
    Purge purge;

    private Group group;
    private UUID practitioner;
    private UUID treatment;
    private UUID patient;

    @BeforeEach
    void openClinic() {
        group = Group.open();
        practitioner = group.practitioner("physician");
        treatment = group.treatment();
        patient = group.patient();
        group.settled(treatment, patient);
    }

    private Response hold() {
        return hold(group.asReception(), monday("10:00"));
    }

    private Response hold(RequestSpecification caller, OffsetDateTime start) {
        return caller.body(Map.of("clinicId", group.clinic, "treatmentId", treatment, "start", start.toString()))
                .post("/api/v1/holds");
    }

    private RequestSpecification somebodyElse() {
        return Group.as(group.token(UUID.randomUUID()));
    }

    private Response book(String hold) {
        return book(group.asReception(), hold);
    }

    private Response book(RequestSpecification caller, String hold) {
        Map<String, Object> wish = new HashMap<>(Map.of(
                "clinicId",
                group.clinic,
                "patientId",
                patient,
                "treatmentId",
                treatment,
                "start",
                monday("10:00").toString()));
        if (hold != null) {
            wish.put("holdId", hold);
        }
        return caller.body(wish).post("/api/v1/appointments");
    }

    /** A hold names no room, so its lack is the treatment's fault; each field has one fault, whatever is wrong with it. */
    @Test
    void aRefusalSpeaksOfWhatTheHoldHas() {
        UUID needsRoom = group.treatment(ResourceKind.ROOM);
        group.settled(needsRoom);

        Response refused = group.asReception()
                .body(Map.of("clinicId", group.clinic, "treatmentId", needsRoom, "start", "2020-01-06T03:00:30-03:00"))
                .post("/api/v1/holds");

        refused.then().statusCode(422).body("errors.field", contains("start", "treatmentId"));
    }

    @Test
    void aHeldSlotIsForWhoeverHoldsIt() {
        Response held = hold();

        held.then()
                .statusCode(201)
                .body("slot.start", equalTo(text(monday("10:00"))))
                .body("slot.practitionerId", equalTo(practitioner.toString()));
        hold(somebodyElse(), monday("10:00"))
                .then()
                .statusCode(409)
                .body("code", equalTo("slot-taken"))
                .body("detail", equalTo("Somebody else holds this slot for some minutes."));
        book(somebodyElse(), null)
                .then()
                .statusCode(409)
                .body("conflicts.kind", equalTo(List.of("practitioner")))
                .body("conflicts.by", equalTo(List.of("hold")))
                .body("yourHold", nullValue());
        String id = held.path("id");
        book(id).then().statusCode(201).body("practitionerId", equalTo(practitioner.toString()));
        book(id).then().statusCode(404).body("code", equalTo("hold-not-found"));
    }

    @Test
    void anExpiredHoldBlocksNobodyAndPromisesNothing() {
        String id = hold().path("id");

        TestDatabase.run("update hold set expires_at = now() where tenant_id = ?", group.tenant);
        TestDatabase.run("update occupation set expires_at = now() where tenant_id = ?", group.tenant);

        book(id).then().statusCode(404).body("code", equalTo("hold-not-found"));
        book(null).then().statusCode(201);
    }

    @Test
    void whatExpiredLongAgoIsForgotten() throws Throwable {
        hold();
        hold(group.asReception(), monday("12:00"));
        String old = "update %s set expires_at = now() - interval '61 minutes' where tenant_id = ? and starts_at = ?";
        TestDatabase.run(old.formatted("hold"), group.tenant, monday("10:00"));
        TestDatabase.run(old.formatted("occupation"), group.tenant, monday("10:00"));

        VertxContextSupport.subscribeAndAwait(purge::run);

        assertThat(TestDatabase.count("select count(*) from hold where tenant_id = ?", group.tenant))
                .isEqualTo(1);
        assertThat(TestDatabase.count("select count(*) from occupation where tenant_id = ?", group.tenant))
                .isEqualTo(1);
    }

    @Test
    void aHoldIsReadWhereItsAnswerSays() {
        Response held = hold();

        Response read = group.asReception().get(held.header("Location"));

        read.then().statusCode(200).header("ETag", held.header("ETag"));
        assertThat(read.body().asString()).isEqualTo(held.body().asString());
        group.asReception().delete(held.header("Location"));
        group.asReception().get(held.header("Location")).then().statusCode(404).body("code", equalTo("hold-not-found"));
    }

    @Test
    void aHoldIsLetGo() {
        String id = hold().path("id");

        group.asReception().delete("/api/v1/holds/" + id).then().statusCode(204);

        group.asReception().delete("/api/v1/holds/" + id).then().statusCode(404);
        book(null).then().statusCode(201);
    }

    /** C24 */
    @Test
    void whoHoldsAgainHasTheSameHoldAndIsToldToNameIt() {
        Response first = hold();

        Response again = hold();

        again.then()
                .statusCode(201)
                .body("id", equalTo(first.path("id")))
                .body("expiresAt", equalTo(first.path("expiresAt")));
        book(null)
                .then()
                .statusCode(409)
                .body("code", equalTo("slot-taken"))
                .body("yourHold", equalTo(first.path("id")))
                .body("detail", containsString("holdId"));
        book(first.path("id")).then().statusCode(201);
        assertThat(TestDatabase.count("select count(*) from hold where tenant_id = ?", group.tenant))
                .isZero();
    }

    /** C24: a move names no hold, so nobody is told to. */
    @Test
    void whoMovesToWhereTheirOwnHoldIsLetsItGo() {
        String appointment = book(null).path("id");
        String held = hold(group.asReception(), monday("11:00")).path("id");

        Response refused = move(appointment, monday("11:00"));

        refused.then()
                .statusCode(409)
                .body("yourHold", equalTo(held))
                .body("detail", equalTo("A hold of your own is in the way; let it go first."));
        group.asReception().delete("/api/v1/holds/" + held).then().statusCode(204);
        move(appointment, monday("11:00")).then().statusCode(200);
    }

    private Response move(String appointment, OffsetDateTime start) {
        return group.asReception()
                .body(Map.of("start", start.toString()))
                .post("/api/v1/appointments/" + appointment + "/reschedule");
    }

    /** C24b: also when they are asked for at once. */
    @Test
    void nobodyHoldsMoreThanTenSlots() throws Exception {
        List<Callable<Response>> wishes = IntStream.range(0, 14)
                .<Callable<Response>>mapToObj(
                        i -> () -> hold(group.asReception(), monday("09:00").plusDays(i)))
                .toList();

        List<Response> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Response> answer : threads.invokeAll(wishes)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).extracting(Response::statusCode).containsOnly(201, 429);
        assertThat(answers).filteredOn(one -> one.statusCode() == 201).hasSize(10);
        assertThat(answers)
                .filteredOn(one -> one.statusCode() == 429)
                .allSatisfy(one -> one.then()
                        .contentType("application/problem+json")
                        .header("Retry-After", matchesPattern("[1-9][0-9]?"))
                        .body("code", equalTo("too-many-holds")));
        hold(somebodyElse(), monday("17:00")).then().statusCode(201);
    }

    /** C24c */
    @Test
    void aHoldIsGoodForItsCallerOnly() {
        String id = hold().path("id");

        book(somebodyElse(), id).then().statusCode(404).body("code", equalTo("hold-not-found"));
        somebodyElse().get("/api/v1/holds/" + id).then().statusCode(404);
        somebodyElse().delete("/api/v1/holds/" + id).then().statusCode(404);
        Group.open().asReception().get("/api/v1/holds/" + id).then().statusCode(404);
        Group.open().asReception().delete("/api/v1/holds/" + id).then().statusCode(404);
        book(id).then().statusCode(201);
    }

    /** C24c */
    @Test
    void aHoldOfOneTreatmentOrClinicIsNoneOfAnother() {
        UUID other = group.treatment();
        UUID elsewhere = Ids.next();
        group.tell(elsewhere, new ClinicChanged(elsewhere, 1, "Norte", Group.SAO_PAULO, null, false));
        group.settled(other);
        String id = hold().path("id");

        treatment = other;
        book(id).then()
                .statusCode(422)
                .body("code", equalTo("hold-differs"))
                .body("detail", containsString("treatmentId"));
        group.asReception()
                .body(Map.of(
                        "clinicId", elsewhere,
                        "patientId", patient,
                        "treatmentId", treatment,
                        "start", monday("10:00").toString(),
                        "holdId", id))
                .post("/api/v1/appointments")
                .then()
                .statusCode(422)
                .body("code", equalTo("hold-differs"));
    }

    @Test
    void anAppointmentIsNoHold() {
        String id = book(null).path("id");

        group.asReception().delete("/api/v1/holds/" + id).then().statusCode(404);
        book(id).then().statusCode(404).body("code", equalTo("hold-not-found"));
    }

    @Test
    void aHoldForAnotherTimeIsRefused() {
        String id = hold().path("id");

        group.asReception()
                .body(Map.of(
                        "clinicId", group.clinic,
                        "patientId", patient,
                        "treatmentId", treatment,
                        "start", monday("12:00").toString(),
                        "holdId", id))
                .post("/api/v1/appointments")
                .then()
                .statusCode(422)
                .body("code", equalTo("hold-differs"));
    }
}
