package io.neonpro.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A clinic group that signed up, as its owner works with it.
 *
 * @param owner signed in
 * @param clinic the first of the group
 */
public record ClinicGroup(UUID tenant, UUID clinic, Client owner, String email, String password) {

    private static final String CLINIC = "clinic";
    private static final int TRIES = 3;

    /** Signs a new group up; its slug and its owner's address are its own. */
    public static ClinicGroup signUp(Addresses addresses, String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String slug = plain.toLowerCase().replaceAll("[^a-z]+", "-") + "-" + shortId();
        String email = "owner@" + slug + ".example";
        String password = "correct-horse-" + shortId();
        Client stranger = Client.stranger(addresses);
        Map<String, ?> group = Map.of(
                "name",
                name,
                "slug",
                slug,
                "timezone",
                "America/Sao_Paulo",
                "owner",
                Map.of("name", "Helena Prado", "email", email, "password", password),
                "clinic",
                Map.of("name", name + " Jardins"));
        JsonNode answer = signUp(stranger, group).expect(201).json();
        return new ClinicGroup(
                UUID.fromString(answer.at("/tenant/id").asText()),
                UUID.fromString(answer.at("/clinic/id").asText()),
                stranger.signedIn(answer.path("token")),
                email,
                password);
    }

    /** Who is told 503, as the platform is busy, asks again under the same key: it goes on with it meanwhile. */
    private static Answer signUp(Client stranger, Map<String, ?> group) {
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        return Stream.generate(() -> stranger.post(CLINIC, "/api/v1/tenants", group, key))
                .limit(TRIES)
                .dropWhile(answer -> answer.status() == 503)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No sign-up: 503, %d times".formatted(TRIES)));
    }

    public UUID addRoom(UUID inClinic, String name) {
        return owner.post(CLINIC, "/api/v1/resources", Map.of("clinicId", inClinic, "name", name, "kind", "room"))
                .expect(201)
                .id();
    }

    public UUID addDevice(UUID inClinic, String name, String deviceType) {
        return owner.post(
                        CLINIC,
                        "/api/v1/resources",
                        Map.of("clinicId", inClinic, "name", name, "kind", "device", "deviceType", deviceType))
                .expect(201)
                .id();
    }

    public UUID addTreatment(String name, int durationMinutes, int bufferMinutes, String price, String... devices) {
        return owner.post(
                        CLINIC,
                        "/api/v1/treatments",
                        Map.of(
                                "name",
                                name,
                                "durationMinutes",
                                durationMinutes,
                                "bufferMinutes",
                                bufferMinutes,
                                "price",
                                Map.of("amount", price, "currency", "BRL"),
                                "requires",
                                Map.of(
                                        "categories", List.of("biomedic"),
                                        "resourceKinds", List.of("room"),
                                        "deviceTypes", List.of(devices))))
                .expect(201)
                .id();
    }

    /** A biomedic who works when the clinic is open. */
    public UUID addPractitioner(UUID inClinic, String name, String registration) {
        UUID id = owner.post(
                        CLINIC,
                        "/api/v1/practitioners",
                        Map.of(
                                "name",
                                name,
                                "category",
                                "biomedic",
                                "registration",
                                Map.of(
                                        "council", "CRBM",
                                        "number", registration,
                                        "state", "SP"),
                                "clinicIds",
                                List.of(inClinic)))
                .expect(201)
                .id();
        owner.put(
                        CLINIC,
                        "/api/v1/practitioners/" + id + "/working-hours",
                        Map.of("clinicId", inClinic, "weekly", everyDay(), "exceptions", List.of()))
                .expect(200);
        return id;
    }

    public void open(UUID aClinic) {
        owner.put(
                        CLINIC,
                        "/api/v1/clinics/" + aClinic + "/opening-hours",
                        Map.of("weekly", everyDay(), "exceptions", List.of()))
                .expect(200);
    }

    public UUID register(Map<String, ?> patient) {
        return owner.post("patient", "/api/v1/patients", patient).expect(201).id();
    }

    private static List<Map<String, String>> everyDay() {
        return Stream.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
                .map(day -> Map.of("day", day, "from", "08:00", "to", "20:00"))
                .toList();
    }

    private static String shortId() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
