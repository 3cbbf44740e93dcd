package io.neonpro.devstack.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.Progress;
import io.neonpro.devstack.RolePasswords;
import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.process.PartFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Service CLINIC = Service.ALL.get(1);
    private static final Service PATIENT = Service.ALL.get(2);

    @TempDir
    Path root;

    @BeforeEach
    void writeSql() throws IOException {
        Path sql = root.resolve("patient/src/main/resources/db/migration");
        Files.createDirectories(sql);
        Files.writeString(sql.resolve("V0001__note.sql"), "create table note (text text)");
    }

    @Test
    void thePlatformRunsIsKilledInPartsAndKeepsItsData() throws Exception {
        FakeService.buildIn(root, CLINIC);
        FakeService.buildIn(root, PATIENT);
        var setup = PlatformSetup.forTests(root, root.resolve("data")).only(CLINIC, PATIENT);
        String masterKeys;

        try (var platform = Platform.start(setup, Progress.SILENT)) {
            masterKeys = platform.environment("patient").get("NEONPRO_MASTER_KEYS");
            assertThat(get(platform.url("patient")))
                    .contains("NEONPRO_CLINIC_URL=" + platform.url("clinic"))
                    .contains("NEONPRO_MASTER_KEYS=" + masterKeys)
                    .doesNotContain(platform.stack().addresses().postgresPassword())
                    .doesNotContain("NEONPRO_SERVICE_SECRET");

            var second = platform.another("patient");
            second.start();
            platform.service("patient").kill();
            assertThatThrownBy(() -> get(platform.url("patient"))).isInstanceOf(IOException.class);
            assertThat(get(second.url())).contains("NEONPRO_MASTER_KEYS=" + masterKeys);
            second.stop();
            platform.service("patient").start();
            assertThat(get(platform.url("patient"))).isNotEmpty();

            reviveAfterDeath(platform.service("clinic"));
            ask(platform, "insert into note values ('kept') returning 1");
        }

        try (var again = Platform.start(setup, Progress.SILENT)) {
            assertThat(ask(again, "select text from note")).isEqualTo("kept");
            assertThat(again.environment("patient")).containsEntry("NEONPRO_MASTER_KEYS", masterKeys);
        }
    }

    @Test
    void secretsAreForTheirOwnerOnly() throws IOException {
        Path file = root.resolve("secrets.properties");

        var secrets = Secrets.keptIn(file);

        assertThat(Secrets.keptIn(file)).isEqualTo(secrets);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    @Test
    void noTwoRolesHaveTheSamePassword() {
        var passwords = new RolePasswords("of the superuser");

        var all = Service.ALL.stream()
                .map(service -> passwords.of(service.name()))
                .flatMap(roles -> Stream.of(roles.ownerPassword(), roles.appPassword(), roles.relayPassword()))
                .toList();

        assertThat(all).hasSize(18).doesNotHaveDuplicates().doesNotContain("of the superuser");
    }

    @Test
    void secretsOfAnEarlierVersionAreNotGuessedAt() throws IOException {
        Path file = Files.writeString(root.resolve("secrets.properties"), "postgres.password=old");

        assertThatThrownBy(() -> Secrets.keptIn(file))
                .isInstanceOf(PartFailed.class)
                .hasMessageContaining("make reset");
    }

    @Test
    void allTakenPortsAreNamedBeforeAnythingStarts() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName(LocalPort.HOST))) {
            var taken = Integer.toString(other.getLocalPort());
            var setup = PlatformSetup.laptop(root, Map.of("NEONPRO_PATIENT_PORT", taken, "NEONPRO_REDIS_PORT", taken));

            assertThatThrownBy(setup::requireFreePorts)
                    .isInstanceOf(PartFailed.class)
                    .hasMessageContaining(taken + " (patient)")
                    .hasMessageContaining(taken + " (redis)");
        }
    }

    @Test
    void twoPlatformsDoNotShareData() {
        try (var first = RunLock.take(root)) {
            assertThat(first.lock().isValid()).isTrue();
            assertThatThrownBy(() -> RunLock.take(root))
                    .isInstanceOf(PartFailed.class)
                    .hasMessageContaining("already runs");
        }
    }

    private static void reviveAfterDeath(Program program) {
        var supervisor = new Thread(new Supervisor(List.of(program), Progress.SILENT));
        supervisor.start();
        long before = program.pid().orElseThrow();

        ProcessHandle.of(before).ifPresent(ProcessHandle::destroyForcibly);

        await().atMost(PATIENCE)
                .until(() -> program.pid().filter(pid -> pid != before).isPresent());
        await().atMost(PATIENCE).until(program::answers);
        supervisor.interrupt();
    }

    private static String get(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }

    private static String ask(Platform platform, String statement) throws SQLException {
        var patients = platform.stack().primary().server().database("patient");
        try (var connection = patients.getConnection();
                var rows = connection.createStatement().executeQuery(statement)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
