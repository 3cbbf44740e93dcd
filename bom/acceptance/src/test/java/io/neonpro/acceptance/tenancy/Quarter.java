package io.neonpro.acceptance.tenancy;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.SignedInPatient;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.Client;
import io.neonpro.acceptance.client.ClinicGroup;
import io.neonpro.acceptance.fuzz.Machine;
import io.neonpro.devstack.platform.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One clinic of one group: what belongs to it, those who work there and nowhere else, and its patient.
 *
 * @param group by number
 * @param secret part of the name of each patient, and of each text
 * @param visitor who is signed in as the patient whom its things are about
 */
record Quarter(int group, String secret, Possessions things, List<Machine> people, Client visitor) {

    /** What is asked for with the {@link #key} of each; nothing in it tells one from another. */
    static final Map<String, String> KEYED = Map.of("name", "Bia Chave", "birthDate", "1990-05-17");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Those that may most. */
    private static final List<String> ROLES = List.of("owner", "manager", "practitioner");

    private static final Pattern SECRETS = Pattern.compile("Segredo[a-z]+");

    /** What people of a group share: its catalogue, its owner and what these have. */
    private static final Set<String> SHARED = Set.of(
            "clinics",
            "resources",
            "practitioners",
            "treatments",
            "users",
            "memberships",
            "sessions",
            "service-accounts",
            "issuers");

    /** What patients of a group are shown all the same: what it offers. */
    private static final Set<String> OFFERED = Set.of("clinics", "resources", "practitioners", "treatments");

    /** What is of a patient's own clinic, and not theirs. */
    private static final Set<String> OF_NEIGHBOURS = Set.of(
            "keyed",
            "booked",
            "users",
            "memberships",
            "sessions",
            "service-accounts",
            "issuers",
            "invitations",
            "holds");

    static List<Quarter> ofGroup(Platform platform, int number) {
        ClinicGroup first = ClinicGroup.signUp(RunningPlatform.addresses(platform), "Grupo");
        UUID other = first.owner()
                .post("clinic", "/api/v1/clinics", Map.of("name", "Outra"))
                .expect(201)
                .id();
        ClinicGroup second = new ClinicGroup(first.tenant(), other, first.owner(), first.email(), first.password());
        List<Quarter> both = List.of(of(platform, number, 0, first), of(platform, number, 1, second));
        both.getFirst().awaitStrangenessTo(both.getLast());
        both.getLast().awaitStrangenessTo(both.getFirst());
        return both;
    }

    /** Until its patient's booking is known, they are the whole group's. */
    private void awaitStrangenessTo(Quarter other) {
        String patient = "/api/v1/patients/" + things.ids().get("patients");
        await().atMost(PATIENCE)
                .until(() ->
                        other.owner().at(other.clinic()).get("patient", patient).status() == 404);
    }

    private static Quarter of(Platform platform, int number, int place, ClinicGroup clinic) {
        Addresses addresses = RunningPlatform.addresses(platform);
        String secret = "Segredo" + (char) ('a' + number) + (char) ('a' + place);
        Possessions things = withKeyed(Possessions.in(FurnishedClinic.furnish(clinic, "1234" + place), secret), secret);
        List<Machine> people = ROLES.stream()
                .map(role -> new Machine(
                        addresses,
                        clinic.owner()
                                .post(
                                        "identity",
                                        "/api/v1/service-accounts",
                                        Map.of(
                                                "name",
                                                role,
                                                "roles",
                                                List.of(role),
                                                "clinicIds",
                                                List.of(clinic.clinic())))
                                .expect(201)
                                .json()))
                .toList();
        UUID patient = UUID.fromString(things.ids().get("patients"));
        Client visitor = SignedInPatient.of(platform, clinic.owner().at(clinic.clinic()), patient);
        return new Quarter(number, secret, things, people, visitor);
    }

    private static Possessions withKeyed(Possessions things, String secret) {
        Client owner =
                things.clinic().group().owner().at(things.clinic().group().clinic());
        Map<String, String> ids = new HashMap<>(things.ids());
        ids.put(
                "keyed",
                owner.post("patient", "/api/v1/patients", KEYED, Map.of("Idempotency-Key", key(secret)))
                        .expect(201)
                        .id()
                        .toString());
        ids.put("booked", book(things.clinic(), ids.get("keyed")));
        return new Possessions(things.clinic(), Map.copyOf(ids));
    }

    private static String book(FurnishedClinic clinic, String patient) {
        String start = clinic.slots().at("/20/start").asText();
        return clinic.book(UUID.fromString(patient), start).expect(201).id().toString();
    }

    private static String key(String secret) {
        return "key-of-" + secret;
    }

    /** Of something that its owner asked for in this clinic. */
    String key() {
        return key(secret);
    }

    Client owner() {
        return things.clinic().group().owner();
    }

    UUID clinic() {
        return things.clinic().group().clinic();
    }

    /** A patient who comes and goes. */
    String passer() {
        return things.ids().get("keyed");
    }

    /** Something happens in its agenda; afterwards all is as it was. */
    void bookAndCancel(Random dice) {
        List<JsonNode> free = new ArrayList<>();
        things.clinic().slotsNow(1).forEach(free::add);
        String start = free.get(dice.nextInt(free.size())).path("start").asText();
        Answer booked = things.clinic().book(UUID.fromString(passer()), start);
        if (booked.status() == 409) {
            return; // somebody else was quicker
        }
        String cancel =
                "/api/v1/appointments/%s/cancel".formatted(booked.expect(201).id());
        owner().at(clinic())
                .post("scheduling", cancel, Map.of("reason", "other"))
                .expect(200);
    }

    /** Whether people of that one may read the catalogue of this one. */
    boolean isSharedWith(Quarter other) {
        return group == other.group;
    }

    /** What an answer to somebody else tells of this clinic, beyond what the question said; nothing when all is well. */
    List<String> leaks(Quarter reader, String question, String answer) {
        return things.ids().entrySet().stream()
                .filter(thing -> !(isSharedWith(reader) && SHARED.contains(thing.getKey())))
                .map(Map.Entry::getValue)
                .filter(id -> answer.contains(id) && !question.contains(id))
                .toList();
    }

    /** The same of an answer to that one's patient, who may be a patient of this clinic. */
    List<String> leaksToVisitor(Quarter reader, String question, String answer) {
        return things.ids().entrySet().stream()
                .filter(thing -> reader == this
                        ? OF_NEIGHBOURS.contains(thing.getKey())
                        : !(isSharedWith(reader) && OFFERED.contains(thing.getKey())))
                .map(Map.Entry::getValue)
                .filter(id -> answer.contains(id) && !question.contains(id))
                .toList();
    }

    /** By the names they have in addresses: what is of another patient of this clinic, or its desk's. */
    Map<String, String> ofNeighbours() {
        Map<String, String> ids = new HashMap<>(things.ids());
        ids.put("patients", ids.get("keyed"));
        ids.put("appointments", ids.get("booked"));
        return ids;
    }

    /** A secret in an answer that is not this clinic's. */
    boolean sees(String answer) {
        Matcher found = SECRETS.matcher(answer);
        while (found.find()) {
            if (!found.group().equals(secret)) {
                return true;
            }
        }
        return false;
    }
}
