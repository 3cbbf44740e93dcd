package io.neonpro.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.ClinicGroup;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.migrate.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real browser, with an authenticator of its own, at the page on which people sign in (issue 8). */
@ExtendWith(RunningPlatform.class)
class PasskeyJourneyTest {

    private static final long PATIENCE_SECONDS = 120;
    private static final String SCRIPT = "bom/acceptance/src/test/resources/browser/passkey.mjs";

    @TempDir
    Path folder;

    @Test
    void whoNeedsASecondFactorMakesAPasskeyAndSignsInWithIt(Platform platform) throws Exception {
        Addresses addresses = RunningPlatform.addresses(platform);
        ClinicGroup group = ClinicGroup.signUp(addresses, "Chave");
        group.owner()
                .patch(
                        "clinic",
                        "/api/v1/tenant/configuration",
                        Map.of("compliance", Map.of("secondFactorRoles", List.of("owner"))),
                        Map.of())
                .expect(200);

        int exit = run(Map.of(
                "IDENTITY", platform.url("identity").toString(), "EMAIL", group.email(), "PASSWORD", group.password()));

        assertThat(exit).as(Files.readString(folder.resolve("log"))).isZero();
        assertThat(group.owner()
                        .get("identity", "/api/v1/account/passkeys")
                        .expect(200)
                        .at("/items"))
                .hasSize(1);
    }

    private int run(Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder node = new ProcessBuilder(
                        "node",
                        Sources.checkoutRoot(Path.of("")).resolve(SCRIPT).toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        node.environment().putAll(variables);
        Process browser = node.start();
        if (!browser.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            browser.destroyForcibly();
            return -1;
        }
        return browser.exitValue();
    }
}
