package io.neonpro.acceptance.tenancy;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.Client;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * One of everything that a clinic group can have, by the name it has in addresses: {@code patients}
 * and so on.
 */
public record Possessions(FurnishedClinic clinic, Map<String, String> ids) {

    /** Part of every name in the group, so that a leak can be told. */
    public static final String SECRET = "Segredo";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    static Possessions of(Addresses addresses) {
        return named(addresses, SECRET);
    }

    /** Those of a group with this name. */
    public static Possessions named(Addresses addresses, String name) {
        return in(FurnishedClinic.open(addresses, name), name);
    }

    /** Those of a clinic, with this in the names of what is its own. */
    static Possessions in(FurnishedClinic clinic, String name) {
        Map<String, String> ids = new HashMap<>();
        UUID patient = clinic.register("Ana " + name, "ana@possessions.example");
        ids.put("clinics", clinic.group().clinic().toString());
        ids.put("resources", clinic.room().toString());
        ids.put("practitioners", clinic.practitioner().toString());
        ids.put("treatments", clinic.treatment().toString());
        ids.put("patients", patient.toString());
        Client owner = clinic.group().owner();
        String me = owner.get("identity", "/api/v1/users").at("/items/0/id").asText();
        ids.put("users", me);
        ids.put("memberships", me);
        ids.put(
                "sessions",
                owner.get("identity", "/api/v1/sessions").at("/items/0/id").asText());
        // a person's and no group's; identity's PasskeyTest asks for one that somebody has
        ids.put("passkeys", UUID.randomUUID().toString());
        ids.put("issuers", text(owner.post("identity", "/api/v1/issuers", issuer())));
        ids.put("exports", text(owner.call("clinic", "POST", "/api/v1/tenant/exports", Optional.empty())));
        ids.put("service-accounts", machine(owner, name));
        ids.put(
                "invitations",
                text(owner.post(
                        "identity", "/api/v1/users", user(name, clinic.group().clinic()))));
        JsonNode slots = clinic.slots();
        ids.put("holds", hold(clinic, slots.at("/9/start").asText()));
        ids.put("appointments", text(clinic.book(patient, slots.at("/0/start").asText())));
        ids.put("records", text(owner.post("patient", of(patient, "records"), record(name))));
        ids.put("consents", text(owner.post("patient", of(patient, "consents"), consent())));
        ids.put(
                "data-subject-requests",
                text(owner.post("patient", "/api/v1/data-subject-requests", request(patient))));
        // a patient's own, in their addresses
        ids.put("requests", ids.get("data-subject-requests"));
        ids.put("invoices", first(owner.at(clinic.group().clinic()), "billing", "/api/v1/invoices"));
        ids.put("messages", first(owner.at(clinic.group().clinic()), "notify", "/api/v1/messages"));
        return new Possessions(clinic, Map.copyOf(ids));
    }

    private static Map<String, String> request(UUID patient) {
        return Map.of("patientId", patient.toString(), "kind", "access");
    }

    /** One who will work in this clinic only: the whole group sees who works in all of them. */
    private static Map<String, Object> user(String name, UUID clinic) {
        return Map.of(
                "name",
                "Bia " + name,
                "email",
                "bia-" + UUID.randomUUID() + "@possessions.example",
                "roles",
                List.of("reception"),
                "clinicIds",
                List.of(clinic));
    }

    static Map<String, String> record() {
        return record(SECRET);
    }

    private static Map<String, String> record(String text) {
        return Map.of("kind", "note", "text", text, "occurredAt", "2026-01-02T12:00:00Z");
    }

    static Map<String, String> consent() {
        return Map.of("purpose", "marketing", "version", "1", "channel", "paper");
    }

    /** One that the group does not trust yet. */
    private static Map<String, String> issuer() {
        return Map.of(
                "issuer", "https://id-%s.example".formatted(UUID.randomUUID()),
                "clientId", "neonpro",
                "keysAt", "https://id.example/keys",
                "algorithm", "ES256");
    }

    private static String machine(Client owner, String name) {
        return owner.post("identity", "/api/v1/service-accounts", Map.of("name", name, "roles", List.of("reception")))
                .expect(201)
                .at("/clientId")
                .asText();
    }

    /** The tenant's included. */
    public Stream<String> everyId() {
        return Stream.concat(
                        ids.values().stream(), Stream.of(clinic.group().tenant().toString()))
                .distinct();
    }

    /** All that can be read of it, to tell whether anything was changed. */
    public String snapshot() {
        Client owner = clinic.group().owner();
        StringBuilder all = new StringBuilder();
        Map.of(
                        "patients", "patient",
                        "appointments", "scheduling",
                        "invoices", "billing",
                        "messages", "notify",
                        "practitioners", "clinic",
                        "treatments", "clinic",
                        "resources", "clinic",
                        "clinics", "clinic",
                        "users", "identity",
                        "data-subject-requests", "patient")
                .forEach((kind, service) -> all.append(owner.get(service, "/api/v1/" + kind + "/" + ids.get(kind))
                        .expect(200)
                        .text()));
        for (String below : new String[] {"records", "consents"}) {
            String path = of(UUID.fromString(ids.get("patients")), below);
            all.append(owner.get("patient", path).expect(200).text());
        }
        return all.toString();
    }

    private static String hold(FurnishedClinic clinic, String start) {
        return text(clinic.group()
                .owner()
                .post(
                        "scheduling",
                        "/api/v1/holds",
                        Map.of(
                                "clinicId", clinic.group().clinic(),
                                "treatmentId", clinic.treatment(),
                                "start", start)));
    }

    /** What follows from an event is there a moment later. */
    private static String first(Client owner, String service, String path) {
        AtomicReference<String> id = new AtomicReference<>("");
        await().atMost(PATIENCE).until(() -> {
            id.set(owner.get(service, path).at("/items/0/id").asText());
            return !id.get().isEmpty();
        });
        return id.get();
    }

    private static String of(UUID patient, String below) {
        return "/api/v1/patients/" + patient + "/" + below;
    }

    private static String text(Answer created) {
        return created.expect(201).id().toString();
    }
}
