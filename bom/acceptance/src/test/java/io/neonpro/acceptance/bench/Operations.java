package io.neonpro.acceptance.bench;

import io.neonpro.devstack.platform.Platform;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What is measured: operations of the platform, and the statements that each cannot do without. */
final class Operations {

    private static final String PATIENTS = "/api/v1/patients";
    private static final String APPOINTMENTS = "/api/v1/appointments";

    private static final String CONSTANT = "/.well-known/openid-configuration";

    private static final int OFTEN = 1_000_000;

    /** Seven processes compile what they do for a join, on two cores; ten seconds are not enough. */
    private static final int JOIN_REHEARSALS = 4;

    /** Visits are used up; the rest is for rates of so many a second. */
    private static final int REHEARSED_BOOKINGS = 3_000;

    private static final int BOOKINGS_FLAT_OUT = 800;

    private static final String JOIN = """
            query($id: ID!) { patient(id: $id) { name
              appointments { start status treatment { name price { amount } } practitioner { name }
                invoice { status total { amount } } }
              messages { kind status } } }""";

    private final Platform platform;
    private final EventLoop bareLoop;
    private final BenchClinic clinic;
    private final HttpCalls calls;
    private final Duration warmUp;
    private final Duration duration;
    private final BareStatements bare;
    private final BareDatabase patients;
    private final BareDatabase shownPatients;
    private final BareDatabase scheduling;
    private final BareDatabase shownScheduling;

    /**
     * @param warmUp how long each operation is rehearsed
     * @param duration of each measurement
     */
    Operations(
            Platform platform,
            EventLoop bareLoop,
            BenchClinic clinic,
            HttpCalls calls,
            Duration warmUp,
            Duration duration) {
        this.platform = platform;
        this.bareLoop = bareLoop;
        this.clinic = clinic;
        this.calls = calls;
        this.warmUp = warmUp;
        this.duration = duration;
        this.bare = new BareStatements(clinic.clinic().group().tenant());
        this.patients = primary("patient");
        this.shownPatients = replica("patient");
        this.scheduling = primary("scheduling");
        this.shownScheduling = replica("scheduling");
    }

    List<Row> rows() {
        JsonObject taken = clinic.nextVisit();
        calls.post("scheduling", APPOINTMENTS, taken, 201)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return List.of(read(), search(), register(), month(), booking(), refusal(taken), join(taken));
    }

    Row booking() {
        UUID clinicId = clinic.clinic().group().clinic();
        UUID treatment = clinic.clinic().treatment();
        return new Row(
                "booking, with an Idempotency-Key",
                "scheduling",
                new OpenLoad(20, duration),
                new Rehearsal(REHEARSED_BOOKINGS, warmUp),
                new Rehearsal(BOOKINGS_FLAT_OUT, duration),
                () -> calls.postOnce("scheduling", APPOINTMENTS, clinic.nextVisit(), 201),
                () -> scheduling.commit(bare.book(clinicId, treatment)));
    }

    /** What a service makes of a request that needs nothing, with all that the kernel does for each: a baseline of REST. */
    Row constant() {
        return new Row(
                "a constant over REST",
                "identity",
                new OpenLoad(500, duration),
                new Rehearsal(OFTEN, warmUp),
                new Rehearsal(OFTEN, duration),
                () -> calls.get("identity", CONSTANT),
                () -> calls.get("identity", CONSTANT));
    }

    /** Of identity and clinic, to which nothing bare is compared. */
    List<Row> ofPeople(People people) {
        return List.of(
                plain("sign in", "identity", 5, people::signIn),
                plain("renew a token", "identity", 50, people::renew),
                plain("read the catalogue", "clinic", 200, () -> calls.get("clinic", "/api/v1/treatments?limit=20")));
    }

    private Row plain(String name, String service, int perSecond, Supplier<Future<?>> operation) {
        return new Row(
                name,
                service,
                new OpenLoad(perSecond, duration),
                new Rehearsal(OFTEN, warmUp),
                new Rehearsal(OFTEN, duration),
                operation,
                () -> calls.get("identity", CONSTANT));
    }

    private Row read() {
        return new Row(
                "read a patient by id",
                "patient",
                new OpenLoad(500, duration),
                new Rehearsal(OFTEN, warmUp),
                new Rehearsal(OFTEN, duration),
                () -> calls.get("patient", PATIENTS + "/" + clinic.anotherPatient()),
                () -> shownPatients.commit(bare.patient(clinic.anotherPatient())));
    }

    private Row search() {
        return new Row(
                "search, 20 of 2,000",
                "patient",
                new OpenLoad(100, duration),
                new Rehearsal(OFTEN, warmUp),
                new Rehearsal(OFTEN, duration),
                () -> calls.get("patient", PATIENTS + "?query=silva&limit=20"),
                () -> shownPatients.commit(bare.search("silva")));
    }

    private Row register() {
        return new Row(
                "register a patient",
                "patient",
                new OpenLoad(50, duration),
                new Rehearsal(OFTEN, warmUp),
                new Rehearsal(OFTEN, duration),
                () -> calls.post("patient", PATIENTS, clinic.newcomer(), 201),
                () -> patients.commit(bare.register()));
    }

    private Row month() {
        UUID clinicId = clinic.clinic().group().clinic();
        return new Row(
                "month of slots, 12 practitioners",
                "scheduling",
                new OpenLoad(20, duration),
                new Rehearsal(OFTEN, warmUp),
                new Rehearsal(OFTEN, duration),
                () -> calls.get("scheduling", clinic.month()),
                () -> shownScheduling.commit(bare.month(clinicId)));
    }

    private Row refusal(JsonObject taken) {
        UUID practitioner = UUID.fromString(taken.getString("practitionerId"));
        OffsetDateTime start = OffsetDateTime.parse(taken.getString("start"));
        return new Row(
                "booking refused (409)",
                "scheduling",
                new OpenLoad(20, duration),
                new Rehearsal(OFTEN, warmUp),
                new Rehearsal(OFTEN, duration),
                () -> calls.postOnce("scheduling", APPOINTMENTS, clinic.byAnother(taken), 409),
                () -> scheduling.rollback(bare.occupy(UUID.randomUUID(), practitioner, start)));
    }

    private Row join(JsonObject visit) {
        UUID patient = UUID.fromString(visit.getString("patientId"));
        UUID practitioner = UUID.fromString(visit.getString("practitionerId"));
        BareDatabase clinics = replica("clinic");
        BareDatabase billing = replica("billing");
        BareDatabase messages = replica("notify");
        JsonObject question =
                new JsonObject().put("query", JOIN).put("variables", new JsonObject().put("id", patient.toString()));
        return new Row(
                "GraphQL join of five services",
                "gateway",
                new OpenLoad(20, duration),
                new Rehearsal(OFTEN, warmUp.multipliedBy(JOIN_REHEARSALS)),
                new Rehearsal(OFTEN, duration),
                () -> calls.graph(question),
                () -> Future.all(List.of(
                        shownPatients.commit(bare.patient(patient)),
                        shownScheduling.commit(bare.ofPatient("id, starts_at, status", "appointment", patient)),
                        clinics.commit(
                                bare.byId(
                                        "id, name", "treatment", clinic.clinic().treatment()),
                                bare.byId("id, name", "practitioner", practitioner)),
                        billing.commit(bare.ofPatient("id, status, amount", "invoice", patient)),
                        messages.commit(bare.ofPatient("id, kind, status", "message", patient)))));
    }

    private BareDatabase primary(String service) {
        return database(service, platform.stack().addresses().primary());
    }

    private BareDatabase replica(String service) {
        return database(service, platform.stack().addresses().replica());
    }

    private BareDatabase database(String service, String address) {
        String password = platform.environment(service).get("NEONPRO_POSTGRES_APP_PASSWORD");
        return new BareDatabase(
                bareLoop, address, service, password, clinic.clinic().group().tenant());
    }
}
