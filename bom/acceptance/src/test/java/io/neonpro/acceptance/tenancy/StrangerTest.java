package io.neonpro.acceptance.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.platform.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** The owner of one clinic group asks every endpoint for what belongs to another group. */
@ExtendWith(RunningPlatform.class)
@TestInstance(Lifecycle.PER_CLASS)
class StrangerTest {

    private static final List<String> SERVICES =
            List.of("identity", "clinic", "patient", "scheduling", "billing", "notify");

    private static final String ACCESS_LOG = "/api/v1/access-log";

    /** Good bodies, so that nothing but the owner is wrong; an operation without one sends none. */
    private static final Map<String, Object> BODIES = Map.ofEntries(
            Map.entry("PATCH users", Map.of("active", false)),
            Map.entry("PATCH clinics", Map.of("name", "Meu")),
            Map.entry("PATCH practitioners", Map.of("name", "Meu")),
            Map.entry("PATCH resources", Map.of("name", "Meu")),
            Map.entry("PATCH treatments", Map.of("name", "Meu")),
            Map.entry("PATCH patients", Map.of("name", "Meu")),
            Map.entry("PUT opening-hours", hours(Map.of())),
            Map.entry("PUT preferences", Map.of("email", false)),
            Map.entry("POST records", Possessions.record()),
            Map.entry("POST consents", Possessions.consent()),
            Map.entry("POST close", Map.of("state", "fulfilled")),
            Map.entry("POST remove", Map.of("password", "of somebody else")),
            Map.entry("POST rotate", Map.of("overlapSeconds", 0)),
            Map.entry("POST cancel", Map.of("reason", "other")),
            Map.entry("POST reschedule", Map.of("start", FurnishedClinic.A_MONDAY)),
            Map.entry("POST payments", Map.of("method", "pix", "amount", Map.of("amount", "1.00", "currency", "BRL"))));

    /** Roots of the gateway, of an id. */
    static final List<String> ROOTS = List.of(
            "patient(id: \"%s\") { name appointments { id } messages { id } }",
            "appointment(id: \"%s\") { id patient { name } invoice { id } }",
            "invoice(id: \"%s\") { id status }",
            "practitioners(clinicId: \"%s\") { edges { node { id name } } }",
            "agenda(clinicId: \"%s\", from: \"2026-01-01T00:00:00Z\","
                    + " to: \"2027-12-31T00:00:00Z\") { edges { node { id } } }");

    /** Entities of subgraphs: the service, the type, and what is asked of it. */
    static final List<String> ENTITIES = List.of(
            "patient Patient { name }",
            "scheduling Appointment { status }",
            "scheduling Patient { appointments { id } }",
            "clinic Tenant { name }",
            "clinic Clinic { name }",
            "clinic Practitioner { name }",
            "clinic Resource { name }",
            "clinic Treatment { name }",
            "billing Invoice { status }",
            "billing Appointment { invoice { id status } }",
            "billing Patient { invoices { id status } }",
            "notify Message { kind }",
            "notify Patient { messages { id kind } }",
            "identity User { name }");

    private Possessions theirs;
    private FurnishedClinic ours;
    private Client stranger;
    private String before;

    @BeforeAll
    void open(Platform platform) {
        Addresses addresses = RunningPlatform.addresses(platform);
        theirs = Possessions.of(addresses);
        ours = FurnishedClinic.open(addresses, "Estranha");
        stranger = ours.group().owner();
        before = theirs.snapshot();
    }

    @AfterAll
    void nothingOfTheirsHasChanged() {
        assertThat(theirs.snapshot()).isEqualTo(before);
    }

    @Test
    void whateverIsNamedByItsIdIsNotFound() {
        SoftAssertions all = new SoftAssertions();

        operations().filter(Operation::namesSomething).forEach(operation -> {
            String address = operation.addressOf(theirs.ids());
            Answer answer = call(operation, address);
            all.assertThat(answer.status())
                    .as(operation + ": " + answer.text())
                    // no owner is a patient
                    .isEqualTo(operation.isOwn() ? 403 : 404);
            leaksNothing(all, address, answer);
        });

        all.assertAll();
    }

    @Test
    void noListShowsWhatIsTheirs() {
        SoftAssertions all = new SoftAssertions();

        operations()
                .filter(operation -> operation.method().equals("GET"))
                .filter(operation -> !operation.path().contains("{"))
                .filter(operation -> !operation.path().endsWith("/stream"))
                .filter(operation -> !operation.path().equals(ACCESS_LOG))
                .flatMap(this::addresses)
                .forEach(asked -> {
                    Answer answer = stranger.get(asked.service(), asked.path());
                    all.assertThat(answer.status()).as(asked.toString()).isLessThan(500);
                    leaksNothing(all, asked.toString(), answer);
                });

        all.assertAll();
    }

    /** It names what they asked for, whosever that is. */
    @Test
    void theAccessLogSaysWhatTheyDidThemselves() {
        String me = stranger.get("identity", "/api/v1/users").at("/items/0/id").asText();
        SoftAssertions all = new SoftAssertions();

        SERVICES.forEach(service -> {
            Answer answer = stranger.get(service, ACCESS_LOG + "?limit=100").expect(200);
            all.assertThat(answer.at("/items").findValuesAsText("actor"))
                    .as(service)
                    .allMatch(me::equals);
            all.assertThat(answer.text()).doesNotContain(Possessions.SECRET);
        });

        all.assertAll();
    }

    @Test
    void nobodyBooksWithWhatIsTheirs() {
        Map<String, Object> wish = Map.of(
                "clinicId", ours.group().clinic(),
                "patientId", ours.register("Eva", "eva@stranger.example"),
                "treatmentId", ours.treatment(),
                "start", ours.slots().at("/0/start").asText());
        Map<String, String> foreign = Map.of(
                "clinicId", "clinics",
                "patientId", "patients",
                "treatmentId", "treatments",
                "practitionerId", "practitioners",
                "roomId", "resources",
                "holdId", "holds");
        SoftAssertions all = new SoftAssertions();

        foreign.forEach((field, kind) -> {
            Map<String, Object> with = new HashMap<>(wish);
            with.put(field, theirs.ids().get(kind));
            Answer answer = stranger.post("scheduling", "/api/v1/appointments", with);
            all.assertThat(answer.status()).as(field + answer.text()).isEqualTo(404);
            leaksNothing(all, with.toString(), answer);
        });

        all.assertAll();
    }

    @Test
    void noSubgraphShowsWhatIsTheirs() {
        SoftAssertions all = new SoftAssertions();

        theirs.ids().values().stream()
                .distinct()
                .flatMap(id -> Stream.concat(roots(id), entities(id)))
                .forEach(asked -> {
                    Answer answer = stranger.post(asked.service(), "/graphql", Map.of("query", asked.path()));
                    all.assertThat(answer.status()).as(asked.toString()).isLessThan(500);
                    leaksNothing(all, asked.toString(), answer);
                });

        all.assertAll();
    }

    private Stream<Operation> operations() {
        return SERVICES.stream().flatMap(service -> Operation.of(service, stranger));
    }

    private Answer call(Operation operation, String address) {
        Optional<?> body = nounOf(operation).equals("working-hours")
                ? Optional.of(hours(Map.of("clinicId", ours.group().clinic())))
                : bodyOf(operation);
        return stranger.call(operation.service(), operation.method(), address, body);
    }

    /** A good one, or none. */
    static Optional<?> bodyOf(Operation operation) {
        return Optional.ofNullable(BODIES.get(operation.method() + " " + nounOf(operation)));
    }

    private static String nounOf(Operation operation) {
        String last = operation.path().replaceAll("/\\{\\w+}$", "");
        return last.substring(last.lastIndexOf('/') + 1);
    }

    /**
     * The list itself, and the list asked for each of their ids in each parameter that takes one.
     */
    private Stream<Asked> addresses(Operation list) {
        String required = list.queryParameters().containsAll(List.of("from", "to"))
                ? "from=2026-01-01T00:00:00Z&to=2026-01-05T00:00:00Z"
                : "limit=100";
        return Stream.concat(
                Stream.of(new Asked(list.service(), list.path() + "?" + required)),
                list.queryParameters().stream()
                        .filter(parameter -> parameter.endsWith("Id"))
                        .flatMap(parameter -> theirs.ids().values().stream()
                                .distinct()
                                .map(id -> new Asked(
                                        list.service(),
                                        "%s?%s&%s=%s".formatted(list.path(), required, parameter, id)))));
    }

    private static Stream<Asked> roots(String id) {
        return ROOTS.stream().map(query -> new Asked("gateway", "{ " + query.formatted(id) + " }"));
    }

    private static Stream<Asked> entities(String id) {
        return ENTITIES.stream()
                .map(line -> line.split(" ", 3))
                .map(parts -> new Asked(parts[0], """
                                        { _entities(representations: [{ __typename: "%1$s", id: "%2$s" }]) \
                                        { __typename ... on %1$s %3$s } }
                                        """.formatted(parts[1], id, parts[2])));
    }

    /** Neither a name nor an id that was not in the question. */
    private void leaksNothing(SoftAssertions all, String asked, Answer answer) {
        all.assertThat(answer.text()).as(asked).doesNotContain(Possessions.SECRET);
        theirs.everyId()
                .filter(id -> !asked.contains(id))
                .forEach(id -> all.assertThat(answer.text()).as(asked).doesNotContain(id));
    }

    private static Map<String, Object> hours(Map<String, ?> more) {
        Map<String, Object> hours = new HashMap<>(more);
        hours.put("weekly", List.of(Map.of("day", "MONDAY", "from", "09:00", "to", "18:00")));
        hours.put("exceptions", List.of());
        return hours;
    }

    /** A question, and to whom. */
    private record Asked(String service, String path) {}
}
