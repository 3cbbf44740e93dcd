package io.neonpro.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.ClinicGroup;
import io.neonpro.devstack.platform.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real browser, with an authenticator of its own, at the page on which people sign in (issue 8). */
@ExtendWith(RunningPlatform.class)
class PasskeyJourneyTest {

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

        NodeScript visit = NodeScript.run(
                "browser/passkey.mjs",
                Map.of(
                        "IDENTITY",
                        platform.url("identity").toString(),
                        "EMAIL",
                        group.email(),
                        "PASSWORD",
                        group.password()),
                folder);

        assertThat(visit.exit()).as(visit.log()).isZero();
        assertThat(group.owner()
                        .get("identity", "/api/v1/account/passkeys")
                        .expect(200)
                        .at("/items"))
                .hasSize(1);
    }
}
