package io.neonpro.acceptance.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.Program;
import io.neonpro.devstack.process.LocalPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service as it is built for production starts with secrets of its own and sound settings only, and says which one it lacks. */
@ExtendWith(RunningPlatform.class)
class SecretsTest {

    private static final long STARTUP_SECONDS = 240;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "patient, NEONPRO_POSTGRES_APP_PASSWORD NEONPRO_POSTGRES_RELAY_PASSWORD NEONPRO_MASTER_KEYS",
        "clinic, NEONPRO_SERVICE_SECRET",
        "identity, NEONPRO_CLINIC_SECRET",
        "identity, NEONPRO_SERVICE_SECRET",
        "identity, NEONPRO_OPERATOR_SECRET",
    })
    void aServiceWithoutSecretsDoesNotStartAndNamesThem(String service, String variables, Platform platform)
            throws Exception {
        List<String> missing = List.of(variables.split(" "));
        Map<String, String> environment = new HashMap<>(platform.environment(service));
        environment.keySet().removeAll(missing);

        assertThat(refusal(platform.service(service), environment)).contains(missing);
    }

    @Test
    void aServiceWithWhatEverybodyKnowsDoesNotStart(Platform platform) throws Exception {
        Map<String, String> environment = new HashMap<>(platform.environment("patient"));
        environment.put("NEONPRO_POSTGRES_APP_PASSWORD", "neonpro");
        environment.put("NEONPRO_POSTGRES_RELAY_PASSWORD", "change-me-change-me");

        assertThat(refusal(platform.service("patient"), environment))
                .contains("NEONPRO_POSTGRES_APP_PASSWORD can be guessed")
                .contains("NEONPRO_POSTGRES_RELAY_PASSWORD can be guessed")
                .doesNotContain("change-me-change-me");
    }

    /** All that is wrong is said, by the names that settings have. */
    @Test
    void aServiceWithSettingsOutOfBoundsDoesNotStart(Platform platform) throws Exception {
        Map<String, String> environment = new HashMap<>(platform.environment("patient"));
        environment.put("NEONPRO_OUTBOX_BATCH_SIZE", "0");
        environment.put("NEONPRO_POOL_PRIMARY_ACQUIRE_WITHIN", "2m");

        assertThat(refusal(platform.service("patient"), environment))
                .contains("neonpro.outbox.batch-size must be from 1 to 125, not 0")
                .contains("neonpro.pool.primary.acquire-within must be from PT0.01S to PT1M, not PT2M");
    }

    @Test
    void noServiceIsToldWhatIsForMigrationsOnly(Platform platform) {
        String ofSuperuser = platform.stack().addresses().postgresPassword();

        assertThat(platform.environment("patient"))
                .doesNotContainValue(ofSuperuser)
                .doesNotContainKey("NEONPRO_POSTGRES_OWNER_PASSWORD");
    }

    @Test
    void eachServiceHasAMasterKeyOfItsOwnAndNobodyElsesSecret(Platform platform) {
        var services = List.of("identity", "clinic", "patient", "scheduling", "billing", "notify");

        assertThat(services.stream()
                        .map(service -> platform.environment(service).get("NEONPRO_MASTER_KEYS")))
                .doesNotHaveDuplicates();
        assertThat(services.stream()
                        .map(service -> platform.environment(service).get("NEONPRO_SERVICE_SECRET"))
                        .filter(Objects::nonNull))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    /** What a service says that ends by itself, and not well. */
    private String refusal(Program service, Map<String, String> environment) throws IOException, InterruptedException {
        Path log = folder.resolve(service.name() + ".log");
        var command = new ProcessBuilder(service.command().words())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment().keySet().removeIf(name -> name.startsWith("NEONPRO_"));
        command.environment().putAll(environment);
        command.environment()
                .put("QUARKUS_HTTP_PORT", Integer.toString(LocalPort.free().number()));
        Process process = command.start();
        try {
            assertThat(process.waitFor(STARTUP_SECONDS, TimeUnit.SECONDS))
                    .as("it ends by itself: %s", Files.readString(log))
                    .isTrue();
            assertThat(process.exitValue()).isNotZero();
            return Files.readString(log);
        } finally {
            process.destroyForcibly();
        }
    }
}
