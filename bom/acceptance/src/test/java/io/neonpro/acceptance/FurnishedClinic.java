package io.neonpro.acceptance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.ClinicGroup;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** A clinic group with a room, a practitioner, a treatment and hours: ready to be booked. */
public record FurnishedClinic(ClinicGroup group, UUID room, UUID practitioner, UUID treatment) {

    /** A time to come, after all slots of which this tells, on a day when clinics are open. */
    public static final String A_MONDAY =
            LocalDate.now().plusWeeks(5).with(TemporalAdjusters.next(DayOfWeek.MONDAY)) + "T10:00:00-03:00";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    public static FurnishedClinic open(Addresses addresses, String name) {
        return furnish(ClinicGroup.signUp(addresses, name), "12345");
    }

    /** The group's clinic, with a practitioner who has that number at their council. */
    public static FurnishedClinic furnish(ClinicGroup group, String registration) {
        group.open(group.clinic());
        UUID room = group.addRoom(group.clinic(), "Sala 1");
        UUID practitioner = group.addPractitioner(group.clinic(), "Dra. Beatriz Lima", registration);
        UUID treatment = group.addTreatment("Limpeza de pele", 60, 15, "180.00");
        return new FurnishedClinic(group, room, practitioner, treatment);
    }

    /** Room for one more at a time. */
    public FurnishedClinic grow(String practitionerName, String registration) {
        group.addRoom(group.clinic(), "Sala de " + practitionerName);
        group.addPractitioner(group.clinic(), practitionerName, registration);
        return this;
    }

    public UUID register(String name, String email) {
        return group.register(Map.of("name", name, "birthDate", "1990-05-17", "email", email, "language", "pt-BR"));
    }

    /** Free slots of the first week, as soon as scheduling has heard of the catalogue. */
    public JsonNode slots() {
        AtomicReference<JsonNode> slots = new AtomicReference<>();
        await().atMost(PATIENCE).until(() -> {
            slots.set(slotsNow(0));
            return !slots.get().isEmpty();
        });
        return slots.get();
    }

    /**
     * Free slots of a week.
     *
     * @param week counted from 0, which begins the day after tomorrow
     */
    public JsonNode slotsNow(int week) {
        LocalDate from = LocalDate.now().plusDays(2).plusWeeks(week);
        return group.owner()
                .get(
                        "scheduling",
                        "/api/v1/slots?clinicId=%s&treatmentId=%s&from=%s&to=%s&limit=1000"
                                .formatted(group.clinic(), treatment, from, from.plusDays(6)))
                .at("/items");
    }

    public Answer book(UUID patient, String start) {
        return book(patient, start, Map.of());
    }

    public Answer book(UUID patient, String start, Map<String, String> headers) {
        return group.owner()
                .post(
                        "scheduling",
                        "/api/v1/appointments",
                        Map.of(
                                "clinicId", group.clinic(),
                                "patientId", patient,
                                "treatmentId", treatment,
                                "start", start),
                        headers);
    }
}
