package io.neonpro.notify;

import static io.neonpro.notify.Api.MESSAGES;
import static io.neonpro.notify.Api.PREFERENCES;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.contracts.appointment.AppointmentEvent.Cancelled;
import io.neonpro.contracts.appointment.AppointmentEvent.Rescheduled;
import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import io.neonpro.contracts.appointment.Slot;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.contracts.clinic.Requirements;
import io.neonpro.contracts.patient.PatientEvent.Erased;
import io.neonpro.contracts.patient.PatientEvent.Registered;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.kernel.event.EventName;
import io.neonpro.kernel.value.Money;
import io.quarkus.arc.Arc;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** A clinic group of a test, as the other services tell of it: one clinic in São Paulo. */
public final class Group {

    public static final Duration PATIENCE = Duration.ofSeconds(60);

    /** 14:00 in São Paulo. */
    public static final Instant START = Instant.parse("2030-09-07T17:00:00Z");

    public final UUID tenant = UUID.randomUUID();
    public final UUID clinic = UUID.randomUUID();
    public final UUID treatment = UUID.randomUUID();
    public final UUID practitioner = UUID.randomUUID();
    public final Api api = Api.of(tenant);

    private Group() {}

    public static Group open() {
        Group group = new Group();
        group.tellOfTheClinic("Clínica Aurora", 1);
        group.tell(
                "clinic",
                group.treatment,
                new TreatmentChanged(
                        group.treatment,
                        1,
                        "Peeling",
                        30,
                        15,
                        new Money(new BigDecimal("450"), "BRL"),
                        new Requirements(List.of(), List.of(), List.of()),
                        false));
        group.tell(
                "clinic",
                group.practitioner,
                new PractitionerChanged(
                        group.practitioner, 1, "Bia Lima", "biomedic", null, List.of(group.clinic), false));
        return group;
    }

    public void tellOfTheClinic(String name, long revision) {
        tell(
                "clinic",
                clinic,
                new ClinicChanged(clinic, revision, name, ZoneId.of("America/Sao_Paulo"), "Rua das Flores, 12", false));
    }

    /** A patient who writes and reads Portuguese, with an address of their own. */
    public UUID patient() {
        UUID id = UUID.randomUUID();
        return patient(id, address(id), "pt-BR");
    }

    public UUID patient(UUID id, String email, String language) {
        tell("patient", id, new Registered(id, "Ana <Souza>", email, null, language));
        await().atMost(PATIENCE).until(() -> api.get(PREFERENCES, id).extract().statusCode() == 200);
        return id;
    }

    public static String address(UUID patient) {
        return patient + "@example.com";
    }

    public void erase(UUID patient) {
        tell("patient", patient, new Erased(patient));
    }

    public UUID schedule(UUID patient) {
        UUID id = UUID.randomUUID();
        tell("scheduling", id, scheduled(id, patient));
        return id;
    }

    public Scheduled scheduled(UUID appointment, UUID patient) {
        return new Scheduled(appointment, clinic, patient, treatment, slot(START));
    }

    public void reschedule(UUID appointment, UUID patient, Instant start) {
        tell("scheduling", appointment, new Rescheduled(appointment, clinic, patient, treatment, START, slot(start)));
    }

    public void cancel(UUID appointment, UUID patient, Instant start) {
        tell("scheduling", appointment, new Cancelled(appointment, clinic, patient, treatment, slot(start), null));
    }

    public UUID tell(String context, UUID key, Object event) {
        UUID id = UUID.randomUUID();
        tell(id, context, key, event);
        return id;
    }

    public void tell(UUID id, String context, UUID key, Object event) {
        try {
            TestEvents.publish(
                    id,
                    context,
                    EventName.of(event.getClass()).toString(),
                    tenant,
                    key,
                    Arc.container().instance(ObjectMapper.class).get().writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A patient's messages, newest first, once they are as expected. */
    public List<Map<String, Object>> messages(UUID patient, Predicate<List<Map<String, Object>>> expectation) {
        return await().atMost(PATIENCE).until(() -> messages(patient), expectation);
    }

    public List<Map<String, Object>> messages(UUID patient) {
        return api.request()
                .queryParam("patientId", patient)
                .get(MESSAGES)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    /** Whether the message of this kind has come to this. */
    public static Predicate<List<Map<String, Object>>> is(String kind, String status) {
        return messages -> messages.stream()
                .anyMatch(message -> kind.equals(message.get("kind")) && status.equals(message.get("status")));
    }

    private Slot slot(Instant start) {
        Instant end = start.plus(Duration.ofMinutes(30));
        return new Slot(practitioner, null, List.of(), start, end, end);
    }
}
