package io.neonpro.acceptance.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.Client;
import io.neonpro.acceptance.fuzz.Machine;
import java.net.URLEncoder;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * People of many groups, and of two clinics in each, ask in all ways for what belongs to another clinic or another group.
 * What is asked follows from the seed and the call's number.
 */
final class TenancyFuzz {

    private static final List<String> SERVICES =
            List.of("identity", "clinic", "patient", "scheduling", "billing", "notify");

    /** What belongs to a group, and to no clinic of it. */
    private static final Pattern OF_GROUP =
            Pattern.compile("/api/v1/(clinics|practitioners|resources|treatments|sessions|service-accounts|issuers)/");

    private static final List<String> LISTS = List.of(
            "patient /patients",
            "billing /invoices",
            "notify /messages",
            "scheduling /appointments",
            "identity /users");

    private static final int CALLERS = 4;
    private static final int MAX_FAULTS = 50;
    private static final int TOLD_EACH = 5_000;

    /** How long a token is used; it lives for five minutes. */
    private static final long RENEW_NANOS = TimeUnit.MINUTES.toNanos(3);

    private final long seed;
    private final List<Quarter> quarters;
    private final List<Operation> operations;
    private final Map<Machine, SignedIn> signedIn = new ConcurrentHashMap<>();
    private final Map<String, Integer> statuses = Collections.synchronizedMap(new TreeMap<>());
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    TenancyFuzz(Addresses addresses, long seed, int groups) {
        this.seed = seed;
        this.quarters = IntStream.range(0, groups)
                .parallel()
                .mapToObj(group -> Quarter.ofGroup(addresses, group))
                .flatMap(List::stream)
                .toList();
        Client owner = quarters.getFirst().owner();
        this.operations = SERVICES.stream()
                .flatMap(service -> Operation.of(service, owner))
                .filter(operation -> !operation.path().endsWith("/stream"))
                .toList();
    }

    /** What was told or done to anybody that should not have been; nothing when all is well. */
    List<String> run(int calls) throws InterruptedException {
        List<String> before =
                quarters.stream().map(quarter -> quarter.things().snapshot()).toList();
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            IntStream.range(0, CALLERS)
                    .forEach(i -> callers.submit(() -> {
                        for (int call = next.getAndIncrement();
                                call < calls && faults.size() < MAX_FAULTS;
                                call = next.getAndIncrement()) {
                            call(call);
                            tellProgress(call + 1, calls);
                        }
                    }));
        }
        for (int i = 0; i < quarters.size(); i++) {
            if (!quarters.get(i).things().snapshot().equals(before.get(i))) {
                faults.add("something of " + quarters.get(i).secret() + " was changed");
            }
        }
        return List.copyOf(faults);
    }

    private void tellProgress(int done, int calls) {
        if (done % TOLD_EACH == 0) {
            System.out.printf("%tT %,d of %,d calls, %d faults%n", LocalTime.now(), done, calls, faults.size());
        }
    }

    /** How often what was answered. */
    String report() {
        return statuses.toString();
    }

    private void call(int number) {
        Random dice = new Random(seed * 1_000_003 + number);
        Quarter reader = pick(dice, quarters);
        Quarter other = pick(
                dice, quarters.stream().filter(quarter -> quarter != reader).toList());
        try {
            boolean isOwner = dice.nextInt(4) == 0;
            // an owner may pick any clinic of their group
            Question question = question(dice, isOwner && other.isSharedWith(reader) ? 9 : 10, reader, other);
            Answer answer = question.askedBy(isOwner ? reader.owner().at(reader.clinic()) : employee(dice, reader));
            statuses.merge(question.kind() + " " + answer.status(), 1, Integer::sum);
            check(number, reader, other, question, answer);
        } catch (RuntimeException | AssertionError failure) {
            faults.add("call " + number + " of seed " + seed + ": " + failure);
        }
    }

    private void check(int number, Quarter reader, Quarter other, Question question, Answer answer) {
        List<String> leaks = other.leaks(reader, question.text(), answer.text());
        boolean isDone = question.isNeverDone() && answer.status() < 300;
        if (!leaks.isEmpty() || reader.sees(answer.text()) || answer.status() == 500 || isDone) {
            faults.add("call %d of seed %d: %s was told %s: %s"
                    .formatted(number, seed, question.text(), leaks, answer.status() + " " + answer.text()));
        }
    }

    /** One of those who work there only. */
    private Client employee(Random dice, Quarter reader) {
        return signedIn.compute(
                        pick(dice, reader.people()),
                        (machine, known) -> known == null || known.isOld()
                                ? new SignedIn(machine.client(), System.nanoTime())
                                : known)
                .client();
    }

    private Question question(Random dice, int kinds, Quarter reader, Quarter other) {
        return switch (dice.nextInt(kinds)) {
            case 0, 1 -> byAddress(dice, reader, other);
            case 2 -> byFilter(dice, other);
            case 3 -> byEntity(dice, other);
            case 4 -> byRoot(dice, other);
            case 5 -> byCursor(dice, other);
            case 6 -> byKey(other);
            case 7 -> byForgedToken(dice, other);
            case 8 -> other.isSharedWith(reader) ? byHold(other) : inEmergency(dice, other);
            default -> byClinic(dice, other);
        };
    }

    private Question byAddress(Random dice, Quarter reader, Quarter other) {
        Operation operation = pick(
                dice,
                operations.stream()
                        .filter(Operation::namesSomething)
                        // the catalogue is the group's, and whoever owns the group ends their own sessions and machines
                        .filter(one -> !other.isSharedWith(reader)
                                || !OF_GROUP.matcher(one.path()).lookingAt())
                        .toList());
        return new Question(
                "address",
                operation.service(),
                operation.method(),
                operation.addressOf(other.things().ids()),
                StrangerTest.bodyOf(operation),
                Map.of());
    }

    private Question byFilter(Random dice, Quarter other) {
        Operation list = pick(
                dice,
                operations.stream()
                        .filter(operation -> operation.method().equals("GET")
                                && !operation.path().contains("{"))
                        .filter(operation ->
                                operation.queryParameters().stream().anyMatch(name -> name.endsWith("Id")))
                        .toList());
        String filter = pick(
                dice,
                list.queryParameters().stream()
                        .filter(name -> name.endsWith("Id"))
                        .toList());
        String rest = list.queryParameters().containsAll(List.of("from", "to"))
                ? "from=2026-01-01T00:00:00Z&to=2026-01-05T00:00:00Z"
                : "limit=100";
        String address = "%s?%s&%s=%s".formatted(list.path(), rest, filter, anyId(dice, other));
        return new Question("filter", list.service(), "GET", address, Optional.empty(), Map.of());
    }

    private static Question byEntity(Random dice, Quarter other) {
        String[] entity = pick(dice, StrangerTest.ENTITIES).split(" ", 3);
        String query =
                "{ _entities(representations: [{ __typename: \"%1$s\", id: \"%2$s\" }]) { __typename ... on %1$s %3$s } }"
                        .formatted(entity[1], anyId(dice, other), entity[2]);
        return graph("entity", entity[0], query);
    }

    private static Question byRoot(Random dice, Quarter other) {
        String query = "{ " + pick(dice, StrangerTest.ROOTS).formatted(anyId(dice, other)) + " }";
        return graph("root", "gateway", query);
    }

    private static Question graph(String kind, String program, String query) {
        return new Question(kind, program, "POST", "/graphql", Optional.of(Map.of("query", query)), Map.of());
    }

    /** Picks the other clinic, for what would be answered in it. */
    private static Question byClinic(Random dice, Quarter other) {
        return list("clinic", dice, "", Map.of("X-Clinic-Id", other.clinic().toString()));
    }

    /** Goes on where the other group's owner was in a list. */
    private static Question byCursor(Random dice, Quarter other) {
        String[] list = pick(dice, LISTS).split(" ");
        String next = other.owner()
                .get(list[0], "/api/v1" + list[1] + "?limit=1")
                .at("/next")
                .asText("none");
        String address = "/api/v1%s?limit=100&cursor=%s".formatted(list[1], URLEncoder.encode(next, UTF_8));
        return new Question("cursor", list[0], "GET", address, Optional.empty(), Map.of());
    }

    /** Repeats what was asked for in the other clinic, with its key. */
    private static Question byKey(Quarter other) {
        return new Question(
                "key",
                "patient",
                "POST",
                "/api/v1/patients",
                Optional.of(Quarter.KEYED),
                Map.of("Idempotency-Key", other.key()));
    }

    /** What the other owner's token says, signed by nobody. */
    private static Question byForgedToken(Random dice, Quarter other) {
        String token = other.owner().accessToken();
        int signature = token.lastIndexOf('.') + 1;
        String forged = token.substring(0, signature) + new StringBuilder(token.substring(signature)).reverse();
        return list("token", dice, "?limit=100", Map.of("Authorization", "Bearer " + forged));
    }

    /** Books what the other clinic holds, for its patient. */
    private static Question byHold(Quarter other) {
        Map<String, String> things = other.things().ids();
        Map<String, String> wish = Map.of(
                "clinicId", things.get("clinics"),
                "patientId", things.get("patients"),
                "treatmentId", things.get("treatments"),
                "holdId", things.get("holds"),
                "start", "2027-01-04T10:00:00-03:00");
        return new Question("hold", "scheduling", "POST", "/api/v1/appointments", Optional.of(wish), Map.of());
    }

    /** Breaks a glass behind which another group is. */
    private static Question inEmergency(Random dice, Quarter other) {
        String below = pick(dice, List.of("", "/records", "/consents"));
        String address = "/api/v1/patients/" + other.things().ids().get("patients") + below;
        Map<String, String> reason = Map.of("X-Break-Glass", "unconscious, no papers");
        return new Question("emergency", "patient", "GET", address, Optional.empty(), reason);
    }

    private static Question list(String kind, Random dice, String query, Map<String, String> headers) {
        String[] list = pick(dice, LISTS).split(" ");
        return new Question(kind, list[0], "GET", "/api/v1" + list[1] + query, Optional.empty(), headers);
    }

    private static String anyId(Random dice, Quarter other) {
        return pick(dice, other.things().ids().values().stream().sorted().toList());
    }

    private static <T> T pick(Random dice, List<T> all) {
        return all.get(dice.nextInt(all.size()));
    }

    private record SignedIn(Client client, long at) {

        boolean isOld() {
            return System.nanoTime() - at > RENEW_NANOS;
        }
    }

    /** A question, and to whom. */
    private record Question(
            String kind, String program, String method, String address, Optional<?> body, Map<String, String> headers) {

        /** Whether it must be refused, whoever asks. */
        boolean isNeverDone() {
            return List.of("hold", "token", "emergency").contains(kind);
        }

        Answer askedBy(Client client) {
            return client.call(program, method, address, body, headers);
        }

        String text() {
            return method + " " + program + address + " "
                    + body.map(Object::toString).orElse("") + " " + headers;
        }
    }
}
