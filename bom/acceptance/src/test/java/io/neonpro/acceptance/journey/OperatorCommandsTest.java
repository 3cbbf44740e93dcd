package io.neonpro.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.Databases;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.migrate.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code make events} and {@code make replay}, as an operator types them. */
@ExtendWith(RunningPlatform.class)
class OperatorCommandsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private Platform platform;
    private Databases databases;
    private FurnishedClinic clinic;
    private UUID tenant;

    @BeforeEach
    void open(Platform running) {
        platform = running;
        databases = new Databases(running);
        clinic = FurnishedClinic.open(RunningPlatform.addresses(running), "Noturna");
        tenant = clinic.group().tenant();
    }

    @Test
    void whatCouldNotBeTakenInIsShownSentAgainAndDiscarded() throws Exception {
        String start = clinic.slots().at("/0/start").asText();
        UUID patient = clinic.register("Lia Prado", "lia@operator.example");
        await().atMost(PATIENCE)
                .until(() -> databases.damage("notify", "delete from treatment where tenant_id = ?", tenant) == 1);
        clinic.book(patient, start).expect(201);
        String id = await().atMost(PATIENCE)
                .until(this::parked, parked -> parked.size() == 1)
                .getFirst();
        String listed = await().atMost(PATIENCE).until(this::listedOnceDead, said -> said.contains(id));

        assertThat(listed).contains("NotHeardYet");
        assertThat(make("events", "SERVICE=notify", "ID=" + id)).contains(patient.toString());
        assertThat(make("events", "SERVICE=notify", "ID=" + id, "DO=resend")).contains("sent again");
        assertThat(make("events", "SERVICE=notify", "ID=" + id, "DO=discard", "REASON=Lia's \"test\""))
                .contains("discarded");
        assertThat(make("events", "SERVICE=notify", "ID=discarded")).contains(id, "Lia's \\\"test\\\"");
        assertThat(parked()).isEmpty();
    }

    @Test
    void readModelsAreMadeAnewAndEventsToldAgain() throws Exception {
        String begun = "\"tenants\":1";
        String ofOurs = "TENANT=" + tenant;

        assertThat(make("replay", "SERVICE=clinic", "MODEL=tenant", ofOurs)).contains(begun);
        await().atMost(PATIENCE).until(() -> make("replay", "SERVICE=clinic").contains(tenant.toString()));
        assertThat(make("replay", "SERVICE=clinic", "MODEL=tenant", ofOurs, "DO=compare"))
                .contains(begun);
        assertThat(make("replay", "SERVICE=clinic", "DO=republish", ofOurs, "SINCE=2026-01-01T00:00:00Z"))
                .contains(begun);
    }

    /** As in a cluster, where no service answers that at the port of its interface. */
    @Test
    void operationsAreAskedWhereTheyAre() throws Exception {
        Map<String, String> apart = Map.of(
                "NEONPRO_CLINIC_URL",
                "http://127.0.0.1:1",
                "NEONPRO_OPERATIONS_URL",
                platform.environment("identity").get("NEONPRO_CLINIC_URL"));

        assertThat(make(apart, "replay", "SERVICE=clinic")).contains("tenant");
        assertThat(make(apart, "events", "SERVICE=clinic")).contains("items");
    }

    private List<String> parked() {
        return databases.ask("notify", "select event_id from parked_event where tenant_id = ?", tenant);
    }

    /** As if it had failed often enough. */
    private String listedOnceDead() throws IOException, InterruptedException {
        databases.damage("notify", "update parked_key set due_at = 'infinity' where tenant_id = ?", tenant);
        return make("events", "SERVICE=notify", "TENANT=" + tenant);
    }

    private String make(String... words) throws IOException, InterruptedException {
        return make(Map.of(), words);
    }

    /** What it says; it succeeds. */
    private String make(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>(List.of("make", "--silent"));
        command.addAll(List.of(words));
        ProcessBuilder make = new ProcessBuilder(command)
                .directory(Sources.checkoutRoot(Path.of("")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        make.environment().keySet().removeIf(name -> name.startsWith("MAKE") || name.equals("MFLAGS"));
        make.environment().putAll(platform.environment("identity"));
        make.environment().putAll(environment);
        Process running = make.start();
        assertThat(running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(log);
        assertThat(running.exitValue()).as(said).isZero();
        return said;
    }
}
