package io.neonpro.notify;

import static io.neonpro.notify.Api.MESSAGES;
import static io.neonpro.notify.Api.PREFERENCES;
import static org.awaitility.Awaitility.await;

import io.neonpro.contracts.access.Role;
import io.neonpro.contracts.appointment.AppointmentEvent.Cancelled;
import io.neonpro.contracts.appointment.AppointmentEvent.Rescheduled;
import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import io.neonpro.contracts.appointment.Slot;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.contracts.clinic.Requirements;
import io.neonpro.contracts.identity.UserEvent;
import io.neonpro.contracts.patient.PatientEvent.Erased;
import io.neonpro.contracts.patient.PatientEvent.Registered;
import io.neonpro.devstack.event.ServiceJson;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.EventName;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.value.Money;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A clinic group of a test, as the other services tell of it: one clinic in São Paulo. */
public final class Group {

    public static final Duration PATIENCE = Duration.ofMinutes(3);

    /** 14:00 in São Paulo. */
    public static final Instant START = Instant.parse("2030-09-07T17:00:00Z");

    private static final String HEARD = "select count(*) from inbox where tenant_id = ? and event_id = ?";

    public final UUID tenant = UUID.randomUUID();
    public final UUID clinic = UUID.randomUUID();
    public final UUID treatment = UUID.randomUUID();
    public final UUID practitioner = UUID.randomUUID();
    public final Api api = Api.of(tenant);

    private Group() {}

    /** One of whose owners has proved their address. */
    public static Group open() {
        Group group = unverified();
        group.verify();
        return group;
    }

    public void verify() {
        UUID owner = UUID.randomUUID();
        heard(tell("identity", owner, new UserEvent.Verified(owner, Set.of(Role.OWNER))));
    }

    public static Group unverified() {
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
                new PractitionerChanged(group.practitioner, 1, "Bia Lima", "biomedic", List.of(group.clinic), false));
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
        tell("patient", id, new Registered(id, "Ana <Souza>", email, language));
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
        return scheduled(appointment, patient, START, null);
    }

    /** At a price that the patient was promised, or of which nothing was said. */
    public Scheduled scheduled(UUID appointment, UUID patient, Instant start, Money price) {
        return new Scheduled(appointment, clinic, patient, treatment, slot(start), price, price == null ? null : 1L);
    }

    public void reschedule(UUID appointment, UUID patient, Instant start) {
        tell(
                "scheduling",
                appointment,
                new Rescheduled(appointment, clinic, patient, treatment, START, slot(start), null, null));
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
        TestEvents.publish(id, context, type(event), tenant, key, ServiceJson.text(event));
    }

    /** As the event of a stream that has this version then. */
    public UUID tell(String context, UUID key, Object event, long version) {
        UUID id = UUID.randomUUID();
        TestEvents.publish(id, context, type(event), tenant, key, ServiceJson.text(event), version);
        return id;
    }

    /** Returns when an event has had its effect. */
    public void heard(UUID event) {
        await().atMost(PATIENCE).until(() -> TestDatabase.count(HEARD, tenant, event) == 1);
    }

    /** What is so in the service's database, in a transaction for this tenant. */
    public <T> T as(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> Tenancy.runAs(TenantContext.ofEvent(tenant), () -> Transactions.run(work)));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static String type(Object event) {
        return EventName.of(event.getClass()).toString();
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
