package io.neonpro.acceptance.demo;

import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.ClinicGroup;
import io.neonpro.acceptance.client.Unreachable;
import io.neonpro.acceptance.demo.Diary.Entry;
import io.neonpro.acceptance.demo.Diary.Offer;
import io.neonpro.acceptance.demo.Diary.Practitioner;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Signs a clinic group up on a running platform and fills it through the public API with a
 * believable data set: 3 clinics, 25 practitioners, 40 treatments, 1,000 patients and 3,000
 * appointments over the four weeks to come. The seed decides all but the ids.
 */
public final class Demo {

    private static final String DEFAULT_SEED = "2026";
    private static final int APPOINTMENTS = 3_000;
    private static final int DAYS = 28;
    private static final int TRIES = 60;

    /** What five services know of the patients of one name; in one line, to paste it into a shell. */
    private static final String QUERY = "{ patients(query: \\\"silva\\\", first: 5) { edges { node { name "
            + "appointments(first: 3) { start status treatment { name } practitioner { name } "
            + "invoice { status total { amount } } } messages(first: 2) { kind status } } } } }";

    private final PrintStream out;
    private final Addresses addresses;
    private final long seed;
    private final ClinicGroup group;
    private final Crowd crowd;

    private Demo(PrintStream out, Addresses addresses, long seed, ClinicGroup group) {
        this.out = out;
        this.addresses = addresses;
        this.seed = seed;
        this.group = group;
        this.crowd = new Crowd(out);
    }

    /** Argument: the seed. */
    public static void main(String[] arguments) {
        String seed = arguments.length > 0 ? arguments[0] : DEFAULT_SEED;
        Optional<String> failure = run(seed, Addresses.laptop(), System.out);
        if (failure.isPresent()) {
            System.err.println(failure.get());
            System.exit(1);
        }
    }

    /** What kept it from being done, when that is the caller's to mend. */
    static Optional<String> run(String text, Addresses addresses, PrintStream out) {
        try {
            long seed = Long.parseLong(text);
            out.printf("Filling a clinic group, seed %d%n", seed);
            new Demo(out, addresses, seed, ClinicGroup.signUp(addresses, "Estética Aurora")).fill();
            return Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.of("SEED must be a whole number, not " + text);
        } catch (Unreachable e) {
            return Optional.of(e.getMessage() + "; `make run` starts the platform");
        }
    }

    private void fill() {
        Cast cast = new Cast(seed);
        List<UUID> clinics = clinics(cast);
        List<Practitioner> practitioners = practitioners(cast, clinics);
        List<Offer> offers = crowd.all(
                "treatments",
                cast.treatments(),
                one -> new Offer(
                        group.addTreatment(one.name(), one.durationMinutes(), one.bufferMinutes(), one.price()),
                        one.durationMinutes() + one.bufferMinutes()));
        List<UUID> patients = crowd.all("patients", cast.patients(), group::register);
        waitUntilBookable(practitioners.getFirst().clinic(), offers);
        AtomicInteger refused = new AtomicInteger();
        crowd.all(
                "appointments",
                new Diary(seed)
                        .fill(practitioners, offers, patients, LocalDate.now().plusDays(2), DAYS, APPOINTMENTS),
                entry -> book(entry, patients, refused));
        farewell(refused.get());
    }

    private List<UUID> clinics(Cast cast) {
        List<UUID> clinics = new ArrayList<>(List.of(group.clinic()));
        cast.clinics().stream().skip(1).map(this::addClinic).forEach(clinics::add);
        clinics.forEach(group::open);
        return clinics;
    }

    private UUID addClinic(String name) {
        return group.owner()
                .post(
                        "clinic",
                        "/api/v1/clinics",
                        Map.of("name", "Estética Aurora " + name, "timezone", "America/Sao_Paulo"))
                .expect(201)
                .id();
    }

    /** Each with a room of their own. */
    private List<Practitioner> practitioners(Cast cast, List<UUID> clinics) {
        List<String> names = cast.practitioners();
        List<Practitioner> practitioners = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            UUID clinic = clinics.get(i % clinics.size());
            group.addRoom(clinic, "Sala " + (i / clinics.size() + 1));
            String registration = Integer.toString(10_000 + i);
            practitioners.add(new Practitioner(group.addPractitioner(clinic, names.get(i), registration), clinic));
        }
        return practitioners;
    }

    /** Scheduling hears of the catalogue a moment after it was written. */
    private void waitUntilBookable(UUID clinic, List<Offer> offers) {
        LocalDate day = LocalDate.now().plusDays(3);
        String path = "/api/v1/slots?clinicId=%s&treatmentId=%s&from=%s&to=%s"
                .formatted(clinic, offers.getLast().id(), day, day.plusDays(2));
        for (int i = 0; i < TRIES; i++) {
            Answer answer = group.owner().get("scheduling", path);
            if (answer.status() == 200 && !answer.at("/items").isEmpty()) {
                return;
            }
            Crowd.pause();
        }
        throw new IllegalStateException("Scheduling has not heard of the catalogue: " + path);
    }

    /** When patient or room are taken, the first alternative that scheduling names is. */
    private boolean book(Entry entry, List<UUID> patients, AtomicInteger refused) {
        Answer answer = book(entry, entry.start());
        for (int i = 0; answer.status() == 409 && i < 3; i++) {
            String other = answer.at("/alternatives/" + i + "/start").asText(entry.start());
            answer = book(entry, other);
        }
        if (answer.status() == 409) {
            refused.incrementAndGet();
            return false;
        }
        answer.expect(201);
        return true;
    }

    private Answer book(Entry entry, String start) {
        return group.owner()
                .post(
                        "scheduling",
                        "/api/v1/appointments",
                        Map.of(
                                "clinicId", entry.clinic(),
                                "patientId", entry.patient(),
                                "practitionerId", entry.practitioner(),
                                "treatmentId", entry.treatment(),
                                "start", start));
    }

    private void farewell(int refused) {
        String gateway = addresses.ofProgram().apply("gateway");
        out.printf(
                """

                Done; %d appointments found no free slot.

                  see it     %s/docs/#graphql (sign in, and press the triangle)
                  as         %s
                  password   %s
                  e-mails    http://localhost:1080

                Or from a shell, for the next five minutes:

                curl -s %s/graphql -H 'Content-Type: application/json' -d '{"query": "%s"}' -H 'Authorization: Bearer %s'

                """,
                refused,
                gateway,
                group.email(),
                group.password(),
                gateway,
                QUERY,
                group.owner().accessToken());
    }
}
