package io.neonpro.acceptance.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.client.Addresses;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A clinic group with so many practitioners and patients, and two months of slots to be booked. */
public final class BenchClinic {

    private static final int MONTHS = 2;
    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_VISITS = Duration.ofMinutes(75);
    private static final List<String> GIVEN = List.of("Ana", "Bruna", "Caio", "Davi", "Elisa", "Fabio", "Gal", "Hugo");
    private static final List<String> FAMILY = List.of("Souza", "Lima", "Silva", "Prado", "Reis", "Rocha", "Melo");

    private final FurnishedClinic clinic;
    private final AtomicInteger registered = new AtomicInteger();
    private final AtomicInteger chosen = new AtomicInteger();
    private final List<UUID> patients;
    private final List<JsonObject> visits = new ArrayList<>();

    public BenchClinic(Addresses addresses, Vertx vertx, int practitioners, int patients) {
        clinic = FurnishedClinic.open(addresses, "Medida");
        for (int i = 1; i < practitioners; i++) {
            clinic.grow("Dra. Marina " + FAMILY.get(i % FAMILY.size()), "5" + i);
        }
        HttpCalls calls = new HttpCalls(vertx, addresses, clinic.group().owner());
        this.patients = List.copyOf(fill(calls, patients));
        clinic.slots();
        planVisits(practitioners());
        Collections.shuffle(visits, new Random(SEED));
    }

    public FurnishedClinic clinic() {
        return clinic;
    }

    /** Somebody new, whom nobody will look for. */
    JsonObject newcomer() {
        return patient("Novaes");
    }

    /** With name, address, telephone and ten words to be found by. */
    private JsonObject patient(String family) {
        int number = registered.incrementAndGet();
        String given = GIVEN.get(number % GIVEN.size());
        return new JsonObject()
                .put("name", given + " Maria " + family)
                .put("birthDate", "1990-05-17")
                .put("email", given.toLowerCase() + "." + number + "@bench.example")
                .put("phone", "+5511" + (910_000_000 + number))
                .put("language", "pt-BR");
    }

    UUID anotherPatient() {
        return patients.get(chosen.incrementAndGet() % patients.size());
    }

    int visitsLeft() {
        return visits.size();
    }

    /** A visit that nobody has booked yet, of a patient who has no other one at that time. */
    public synchronized JsonObject nextVisit() {
        return visits.removeLast();
    }

    /** Another one of the same patient. */
    public synchronized JsonObject nextVisitLike(JsonObject visit) {
        JsonObject next = visits.reversed().stream()
                .filter(other -> other.getString("patientId").equals(visit.getString("patientId")))
                .findFirst()
                .orElseThrow();
        visits.remove(next);
        return next;
    }

    JsonObject byAnother(JsonObject visit) {
        return visit.copy().put("patientId", anotherPatient().toString());
    }

    String month() {
        return month(0);
    }

    private String month(int number) {
        LocalDate from = LocalDate.now().plusDays(2 + 30 * number);
        return "/api/v1/slots?clinicId=%s&treatmentId=%s&from=%s&to=%s&limit=1000"
                .formatted(clinic.group().clinic(), clinic.treatment(), from, from.plusDays(29));
    }

    private List<UUID> fill(HttpCalls calls, int count) {
        List<UUID> ids = Collections.synchronizedList(new ArrayList<>());
        new Rehearsal(count, PATIENCE)
                .run(() -> calls.post(
                                "patient", "/api/v1/patients", patient(FAMILY.get(ids.size() % FAMILY.size())), 201)
                        .onSuccess(answer ->
                                ids.add(UUID.fromString(answer.toJsonObject().getString("id")))));
        return ids;
    }

    private List<UUID> practitioners() {
        List<UUID> ids = new ArrayList<>();
        JsonNode page = clinic.group()
                .owner()
                .get("clinic", "/api/v1/practitioners?limit=100")
                .expect(200)
                .at("/items");
        page.forEach(one -> ids.add(UUID.fromString(one.path("id").asText())));
        return ids;
    }

    /**
     * Each practitioner's one after the other through the months; they are booked in any order, as people do. Patients
     * take turns, so that nobody is with two practitioners at a time.
     */
    private void planVisits(List<UUID> practitioners) {
        for (int turn = 0; turn < practitioners.size(); turn++) {
            int next = turn;
            for (JsonObject visit : visits(practitioners.get(turn))) {
                visits.add(visit.put(
                        "patientId", patients.get(next % patients.size()).toString()));
                next += practitioners.size();
            }
        }
    }

    private List<JsonObject> visits(UUID practitioner) {
        List<JsonObject> planned = new ArrayList<>();
        OffsetDateTime free = OffsetDateTime.MIN;
        for (JsonNode slot : slots(practitioner)) {
            OffsetDateTime start = OffsetDateTime.parse(slot.path("start").asText());
            if (!start.isBefore(free)) {
                free = start.plus(BETWEEN_VISITS);
                planned.add(visit(practitioner, slot.path("start").asText()));
            }
        }
        return planned;
    }

    private List<JsonNode> slots(UUID practitioner) {
        List<JsonNode> slots = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            clinic.group()
                    .owner()
                    .get("scheduling", month(month) + "&practitionerId=" + practitioner)
                    .expect(200)
                    .at("/items")
                    .forEach(slots::add);
        }
        return slots;
    }

    private JsonObject visit(UUID practitioner, String start) {
        return new JsonObject()
                .put("clinicId", clinic.group().clinic().toString())
                .put("treatmentId", clinic.treatment().toString())
                .put("practitionerId", practitioner.toString())
                .put("start", start);
    }
}
