package io.neonpro.scheduling.calendar;

import static io.neonpro.scheduling.Group.everyDay;
import static io.neonpro.scheduling.Group.monday;
import static io.neonpro.scheduling.Group.text;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.contracts.clinic.CatalogueEvent.HoursChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.ResourceChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.contracts.clinic.HoursSubject;
import io.neonpro.contracts.clinic.Requirements;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.value.Money;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Group;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** X1: what whoever asks has just written in the clinic service; the request is here before the event is. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class JustWrittenTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final AtomicInteger POSITIONS = new AtomicInteger();

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

    @Test
    void aTreatmentIsOffered() {
        await().atMost(PATIENCE).until(() -> {
            UUID added = Ids.next();
            return isWaitedFor(caller -> isOffered(caller, added, practitioner), () -> add(added));
        });
    }

    @Test
    void aTreatmentIsBooked() {
        await().atMost(PATIENCE).until(() -> {
            UUID added = Ids.next();
            return isWaitedFor(caller -> isBooked(caller, added), () -> add(added));
        });
    }

    @Test
    void hoursAreOffered() {
        await().atMost(PATIENCE).until(() -> {
            UUID newcomer = newcomer();
            return isWaitedFor(caller -> isOffered(caller, treatment, newcomer), () -> open(newcomer));
        });
    }

    @Test
    void hoursAreHeld() {
        await().atMost(PATIENCE).until(() -> {
            UUID newcomer = newcomer();
            return isWaitedFor(caller -> isHeld(caller, treatment, newcomer), () -> open(newcomer));
        });
    }

    /** One after the other, for the same request. */
    @Test
    void hoursAreHeldForATreatment() {
        await().atMost(PATIENCE).until(() -> {
            UUID newcomer = newcomer();
            UUID added = Ids.next();
            return isWaitedFor(caller -> isHeld(caller, added, newcomer), () -> {
                add(added);
                open(newcomer);
            });
        });
    }

    @Test
    void whatIsNotThereIsNotFoundAllTheSame() {
        slots(justWritten(), Ids.next(), practitioner)
                .then()
                .statusCode(404)
                .body("code", equalTo("treatment-not-found"));
        hold(justWritten(), treatment, Ids.next())
                .then()
                .statusCode(404)
                .body("code", equalTo("practitioner-not-found"));
        hold(justWritten(), treatment, newcomer())
                .then()
                .statusCode(422)
                .body("errors.code", equalTo(List.of("outside-working-hours")));
    }

    /** In vain when the event takes longer. */
    private boolean isWaitedFor(Predicate<RequestSpecification> isThere, Runnable write) {
        var waiting = supplyAsync(() -> isThere.test(justWritten()));
        for (int i = 0; i < 5; i++) {
            assertThat(isThere.test(group.asReception())).isFalse();
        }
        write.run();
        return waiting.join();
    }

    /** Of another write each time. */
    private RequestSpecification justWritten() {
        return group.asReception()
                .header("Consistency-Token", "billing=1-0/1,clinic=1-0/%X".formatted(POSITIONS.incrementAndGet()));
    }

    private boolean isOffered(RequestSpecification caller, UUID what, UUID by) {
        Response answer = slots(caller, what, by);
        return answer.statusCode() == 200 && !answer.<List<?>>path("items").isEmpty();
    }

    private Response slots(RequestSpecification caller, UUID what, UUID by) {
        String day = monday("00:00").toLocalDate().toString();
        return caller.get("/api/v1/slots?clinicId=%s&treatmentId=%s&practitionerId=%s&from=%s&to=%s"
                .formatted(group.clinic, what, by, day, day));
    }

    private boolean isBooked(RequestSpecification caller, UUID what) {
        return caller.body(group.wish(patient, what, monday("10:00")))
                        .post("/api/v1/appointments")
                        .statusCode()
                == 201;
    }

    private boolean isHeld(RequestSpecification caller, UUID what, UUID by) {
        return hold(caller, what, by).statusCode() == 201;
    }

    private Response hold(RequestSpecification caller, UUID what, UUID by) {
        return caller.body(Map.of(
                        "clinicId",
                        group.clinic,
                        "treatmentId",
                        what,
                        "practitionerId",
                        by,
                        "start",
                        text(monday("14:00"))))
                .post("/api/v1/holds");
    }

    private void add(UUID added) {
        group.tell(
                added,
                new TreatmentChanged(
                        added,
                        1,
                        "Peeling",
                        30,
                        15,
                        new Money(new BigDecimal("450.00"), "BRL"),
                        new Requirements(List.of("physician"), List.of(), List.of()),
                        false));
    }

    /** Known already, but without hours. */
    private UUID newcomer() {
        UUID newcomer = Ids.next();
        UUID room = Ids.next();
        group.tell(newcomer, new PractitionerChanged(newcomer, 1, "Caio", "physician", List.of(group.clinic), false));
        group.tell(newcomer, new ResourceChanged(room, 1, group.clinic, "Sala", ResourceKind.ROOM, null, false));
        group.settledBy(room);
        return newcomer;
    }

    private void open(UUID newcomer) {
        group.tell(
                newcomer,
                new HoursChanged(
                        newcomer, 1, HoursSubject.PRACTITIONER, group.clinic, everyDay("09:00", "18:00"), List.of()));
    }
}
