package io.neonpro.acceptance.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.client.Client;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** All ways to ask for what is another clinic's; which of them, and for what, follows from the dice. */
final class Questions {

    private static final List<String> SERVICES =
            List.of("identity", "clinic", "patient", "scheduling", "billing", "notify");

    /** What patients are not shown of others in their own clinic. */
    private static final Pattern OF_NEIGHBOURS = Pattern.compile(
            "/api/v1/(me/)?(patients|appointments|holds|users|invitations|memberships)/\\{\\w+}(/[a-z-]+)?");

    /** What belongs to a group, and to no clinic of it. */
    private static final Pattern OF_GROUP = Pattern.compile("/api/v1/"
            + "((clinics|practitioners|resources|treatments|sessions|service-accounts|issuers)/|users/[^/]+/sessions)");

    private static final List<String> LISTS = List.of(
            "patient /patients",
            "billing /invoices",
            "billing /payments",
            "notify /messages",
            "scheduling /appointments",
            "identity /users");

    /** Those of which patients have their own. */
    private static final List<String> OWN_LISTS =
            List.of("billing /invoices", "notify /messages", "scheduling /appointments");

    /** Kinds that name something of the other clinic, and those that name the clinic. */
    private static final int OF_THINGS = 9;

    private static final int ALL = 11;

    private final List<Operation> operations;

    /** About all that services say they can be asked for. */
    Questions(Client anybody) {
        this.operations = SERVICES.stream()
                .flatMap(service -> Operation.of(service, anybody))
                .filter(operation -> !operation.path().endsWith("/stream"))
                .toList();
    }

    /** What somebody asks who may pick any clinic of their group. */
    Question ofOwner(Random dice, Quarter reader, Quarter other) {
        return question(dice, other.isSharedWith(reader) ? OF_THINGS : ALL, reader, other);
    }

    /** What somebody asks who works in their clinic only. */
    Question ofEmployee(Random dice, Quarter reader, Quarter other) {
        return question(dice, ALL, reader, other);
    }

    /** What a patient asks. */
    Question ofVisitor(Random dice, Quarter reader, Quarter other) {
        return switch (dice.nextInt(8)) {
            case 0, 1 -> byNeighbour(dice, reader);
            case 2 -> byOwnHold(other);
            case 3 -> byOwn(dice);
            case 4 -> byCursor(dice, other, OWN_LISTS, "/api/v1/me");
            default -> question(dice, ALL, reader, other);
        };
    }

    private Question question(Random dice, int kinds, Quarter reader, Quarter other) {
        return switch (dice.nextInt(kinds)) {
            case 0, 1 -> byAddress(dice, reader, other);
            case 2 -> byFilter(dice, other);
            case 3 -> byEntity(dice, other);
            case 4 -> byRoot(dice, other);
            case 5 -> byCursor(dice, other, LISTS, "/api/v1");
            case 6 -> byKey(other);
            case 7 -> byForgedToken(dice, other);
            case 8 -> other.isSharedWith(reader) ? byHold(other) : inEmergency(dice, other);
            case 9 -> byStream(other);
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
    private static Question byCursor(Random dice, Quarter other, List<String> lists, String where) {
        String[] list = pick(dice, lists).split(" ");
        String next = other.owner()
                .get(list[0], "/api/v1" + list[1] + "?limit=1")
                .at("/next")
                .asText("none");
        String address = "%s%s?limit=100&cursor=%s".formatted(where, list[1], URLEncoder.encode(next, UTF_8));
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
                "start", FurnishedClinic.A_MONDAY);
        return new Question("hold", "scheduling", "POST", "/api/v1/appointments", Optional.of(wish), Map.of());
    }

    /** Books for themselves what the other clinic holds. */
    private static Question byOwnHold(Quarter other) {
        Map<String, String> things = other.things().ids();
        Map<String, String> wish = Map.of(
                "clinicId", things.get("clinics"),
                "treatmentId", things.get("treatments"),
                "holdId", things.get("holds"),
                "start", FurnishedClinic.A_MONDAY);
        return new Question("hold", "scheduling", "POST", "/api/v1/me/appointments", Optional.of(wish), Map.of());
    }

    /** Looks at what is theirs, where nobody else's is. */
    private Question byOwn(Random dice) {
        Operation operation = pick(
                dice,
                operations.stream()
                        .filter(one -> one.method().equals("GET") && one.path().matches("/api/v1/me(/[a-z-]+)?"))
                        .toList());
        return new Question("own", operation.service(), "GET", operation.path(), Optional.empty(), Map.of());
    }

    /** Wants what is of another patient of their own clinic, or of its desk. */
    private Question byNeighbour(Random dice, Quarter reader) {
        Operation operation = pick(
                dice,
                operations.stream()
                        .filter(one -> OF_NEIGHBOURS.matcher(one.path()).matches())
                        .toList());
        return new Question(
                "neighbour",
                operation.service(),
                operation.method(),
                operation.addressOf(reader.ofNeighbours()),
                StrangerTest.bodyOf(operation),
                Map.of());
    }

    /** Breaks a glass behind which another group is. */
    private static Question inEmergency(Random dice, Quarter other) {
        String below = pick(dice, List.of("", "/records", "/consents"));
        String address = "/api/v1/patients/" + other.things().ids().get("patients") + below;
        Map<String, String> reason = Map.of("X-Break-Glass", "unconscious, no papers");
        return new Question("emergency", "patient", "GET", address, Optional.empty(), reason);
    }

    /** Wants to hear what happens in the other clinic. */
    private static Question byStream(Quarter other) {
        String address = "/api/v1/agenda/stream?clinicId=" + other.clinic();
        return new Question("stream", "scheduling", "GET", address, Optional.empty(), Map.of());
    }

    private static Question list(String kind, Random dice, String query, Map<String, String> headers) {
        String[] list = pick(dice, LISTS).split(" ");
        return new Question(kind, list[0], "GET", "/api/v1" + list[1] + query, Optional.empty(), headers);
    }

    private static String anyId(Random dice, Quarter other) {
        return pick(dice, other.things().ids().values().stream().sorted().toList());
    }

    static <T> T pick(Random dice, List<T> all) {
        return all.get(dice.nextInt(all.size()));
    }
}
