package io.neonpro.acceptance.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody at work in one clinic asks every endpoint for what belongs to another clinic of the same group, over REST,
 * GraphQL, entities and exports (issue 8, row 4).
 */
@ExtendWith(RunningPlatform.class)
@TestInstance(Lifecycle.PER_CLASS)
class ColleagueTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> SERVICES = List.of("patient", "scheduling", "billing", "notify");

    private Possessions theirs;
    private Client owner;
    private Client colleague;
    private String before;

    @BeforeAll
    void open(Platform platform) {
        theirs = Possessions.of(RunningPlatform.addresses(platform));
        owner = theirs.clinic().group().owner();
        UUID elsewhere = owner.post("clinic", "/api/v1/clinics", Map.of("name", "Outra"))
                .expect(201)
                .id();
        colleague = owner.at(elsewhere);
        String patient = "/api/v1/patients/" + theirs.ids().get("patients");
        await().atMost(PATIENCE).until(() -> colleague.get("patient", patient).status() == 404);
        before = theirs.snapshot();
    }

    @AfterAll
    void nothingOfTheirsHasChanged() {
        assertThat(theirs.snapshot()).isEqualTo(before);
    }

    @Test
    void whateverIsNamedByItsIdIsNotThere() {
        SoftAssertions all = new SoftAssertions();

        SERVICES.stream()
                .flatMap(service -> Operation.of(service, owner))
                .filter(Operation::namesSomething)
                .forEach(operation -> {
                    Answer answer = colleague.call(
                            operation.service(),
                            operation.method(),
                            operation.addressOf(theirs.ids()),
                            StrangerTest.bodyOf(operation));
                    all.assertThat(answer.status())
                            .as(operation + ": " + answer.text())
                            .isIn(403, 404);
                    all.assertThat(answer.text()).as(operation.toString()).doesNotContain(Possessions.SECRET);
                });

        all.assertAll();
    }

    @Test
    void noListShowsIt() {
        SoftAssertions all = new SoftAssertions();

        Stream.of("patient /patients", "billing /invoices", "notify /messages", "scheduling /appointments")
                .map(line -> line.split(" "))
                .forEach(list -> {
                    Answer answer = colleague.get(list[0], "/api/v1" + list[1] + "?limit=100");
                    all.assertThat(answer.status()).as(list[1]).isEqualTo(200);
                    all.assertThat(answer.at("/items")).as(list[1]).isEmpty();
                });

        all.assertAll();
    }

    @Test
    void norDoesTheGateway() {
        String query = """
                query($patient: ID!, $appointment: ID!, $invoice: ID!) {
                  patient(id: $patient) { name appointments { id } invoices { id } messages { id } }
                  appointment(id: $appointment) { id patient { name } }
                  invoice(id: $invoice) { id }
                }
                """;
        Map<String, String> ids = Map.of(
                "patient", theirs.ids().get("patients"),
                "appointment", theirs.ids().get("appointments"),
                "invoice", theirs.ids().get("invoices"));

        Answer answer = colleague.graph(query, ids);

        assertThat(answer.at("/data/patient").isNull()).as(answer.text()).isTrue();
        assertThat(answer.at("/data/appointment").isNull()).as(answer.text()).isTrue();
        assertThat(answer.at("/data/invoice").isNull()).as(answer.text()).isTrue();
        assertThat(owner.graph(query, ids).at("/data/patient/name").asText()).contains(Possessions.SECRET);
    }
}
