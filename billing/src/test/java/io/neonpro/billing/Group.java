package io.neonpro.billing;

import static io.neonpro.billing.Api.INVOICE;
import static io.neonpro.billing.Api.INVOICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.contracts.appointment.AppointmentEvent;
import io.neonpro.contracts.appointment.AppointmentEvent.Cancelled;
import io.neonpro.contracts.appointment.AppointmentEvent.Completed;
import io.neonpro.contracts.appointment.AppointmentEvent.NoShow;
import io.neonpro.contracts.appointment.AppointmentEvent.Rescheduled;
import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import io.neonpro.contracts.appointment.Slot;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.contracts.clinic.Requirements;
import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.devstack.event.ServiceJson;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.kernel.event.EventName;
import io.neonpro.kernel.value.Money;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A clinic group of a test, as the other services tell of it: one treatment, for R$ 180. */
public final class Group {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Instant START = Instant.parse("2030-09-07T17:00:00Z");

    public final UUID tenant = UUID.randomUUID();
    public final UUID clinic = UUID.randomUUID();
    public final UUID treatment = UUID.randomUUID();
    public final Api api = Api.of(tenant);

    private Group() {}

    public static Group open() {
        Group group = new Group();
        group.heard(group.open(group.clinic, 1, "America/Sao_Paulo"));
        group.heard(group.price(1, "180"));
        return group;
    }

    /** Says in which zone a clinic is. */
    public UUID open(UUID clinicId, long revision, String zone) {
        return tell("clinic", clinicId, new ClinicChanged(clinicId, revision, "Aurora", ZoneId.of(zone), null, false));
    }

    /** Says how the tenant wants to invoice from now on. */
    public UUID configure(long revision, Map<String, Object> billing) {
        return tell(
                "clinic", tenant, new ConfigurationChanged(tenant, revision, Map.of(), billing, Map.of(), Map.of()));
    }

    /** Says what the treatment costs from now on, in reais. */
    public UUID price(long revision, String amount) {
        return price(treatment, revision, amount);
    }

    public UUID price(UUID treatmentId, long revision, String amount) {
        return tell(
                "clinic",
                treatmentId,
                new TreatmentChanged(
                        treatmentId,
                        revision,
                        "Peeling",
                        30,
                        15,
                        new Money(new BigDecimal(amount), "BRL"),
                        new Requirements(List.of(), List.of(), List.of()),
                        false));
    }

    /** The draft of an appointment that was just made. */
    public UUID draft() {
        return drafts(UUID.randomUUID(), 1).getFirst();
    }

    /** A patient's, oldest first; told under one key, so that they come in order. */
    public List<UUID> drafts(UUID patient, int count) {
        List<UUID> appointments = Stream.generate(UUID::randomUUID).limit(count).toList();
        List<UUID> events = appointments.stream()
                .map(one -> tell(patient, schedule(one, patient)))
                .toList();
        events.forEach(this::heard);
        return appointments.stream().map(one -> id(invoice(one))).toList();
    }

    /** The invoice of a treatment that was just given. */
    public UUID issued() {
        UUID appointment = scheduled();
        heard(complete(appointment));
        return id(invoice(appointment));
    }

    /** An appointment that billing has heard of. */
    public UUID scheduled() {
        UUID appointment = UUID.randomUUID();
        heard(tell(appointment, schedule(appointment, UUID.randomUUID())));
        return appointment;
    }

    public Scheduled schedule(UUID appointment, UUID patient) {
        return schedule(appointment, patient, treatment);
    }

    /** As an older release says it: without what was promised. */
    public Scheduled schedule(UUID appointment, UUID patient, UUID treatmentId) {
        return schedule(appointment, patient, treatmentId, null, null);
    }

    public Scheduled schedule(UUID appointment, UUID patient, UUID treatmentId, Money promised, Long revision) {
        return new Scheduled(appointment, clinic, patient, treatmentId, slot(), promised, revision);
    }

    public UUID move(UUID appointment, Money promised) {
        return tell(
                appointment,
                new Rescheduled(appointment, clinic, UUID.randomUUID(), treatment, START, slot(), promised, 1L));
    }

    public UUID complete(UUID appointment) {
        return tell(appointment, completed(appointment, clinic));
    }

    /** The same, at a time of the caller's. */
    public UUID complete(UUID appointment, UUID clinicId, Instant at) {
        UUID id = UUID.randomUUID();
        tell(id, "scheduling", appointment, completed(appointment, clinicId), at);
        return id;
    }

    private Completed completed(UUID appointment, UUID clinicId) {
        return new Completed(appointment, clinicId, UUID.randomUUID(), treatment, slot(), null, null);
    }

    public UUID cancel(UUID appointment) {
        return tell(appointment, new Cancelled(appointment, clinic, UUID.randomUUID(), treatment, slot(), null));
    }

    public UUID miss(UUID appointment) {
        return tell(appointment, new NoShow(appointment, clinic, UUID.randomUUID(), treatment, slot()));
    }

    public UUID tell(UUID key, AppointmentEvent event) {
        return tell("scheduling", key, event);
    }

    public UUID tell(String context, UUID key, Object event) {
        UUID id = UUID.randomUUID();
        tell(id, context, key, event);
        return id;
    }

    /** With an id of the caller's, to tell the same event twice. */
    public void tell(UUID id, UUID appointment, AppointmentEvent event) {
        tell(id, "scheduling", appointment, event);
    }

    private void tell(UUID id, String context, UUID key, Object event) {
        tell(id, context, key, event, Instant.now());
    }

    private void tell(UUID id, String context, UUID key, Object event, Instant at) {
        String type = EventName.of(event.getClass()).toString();
        TestEvents.publish(id, context, type, tenant, key, ServiceJson.text(event), at);
    }

    /** Returns when an event has had its effect, and readers see it. */
    public void heard(UUID event) {
        await().atMost(PATIENCE).pollInterval(POLL).until(() -> Rows.isHeard(tenant, event));
    }

    /** The invoice of an appointment, the only one that there is. */
    public JsonPath invoice(UUID appointment) {
        List<String> ids = api.request()
                .queryParam("appointmentId", appointment)
                .get(INVOICES)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        assertThat(ids).hasSize(1);
        return api.get(INVOICE, ids.getFirst()).statusCode(200).extract().jsonPath();
    }

    public static UUID id(JsonPath invoice) {
        return UUID.fromString(invoice.getString("id"));
    }

    private Slot slot() {
        Instant end = START.plus(Duration.ofMinutes(30));
        return new Slot(UUID.randomUUID(), null, List.of(), START, end, end);
    }
}
