package io.neonpro.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.ClinicGroup;
import io.neonpro.devstack.platform.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An application and a machine that are written with npm's openid-client complete every flow that identity has (issue 8). */
@ExtendWith(RunningPlatform.class)
class OpenidClientJourneyTest {

    @TempDir
    Path folder;

    @Test
    void everyFlowIsCompleted(Platform platform) throws Exception {
        ClinicGroup group = ClinicGroup.signUp(RunningPlatform.addresses(platform), "Parte");
        JsonNode machine = group.owner()
                .post("identity", "/api/v1/service-accounts", Map.of("name", "robot", "roles", List.of("manager")))
                .expect(201)
                .json();

        NodeScript flows = NodeScript.run(
                "relying-party/openid-client.mjs",
                Map.of(
                        "IDENTITY", platform.url("identity").toString(),
                        "EMAIL", group.email(),
                        "PASSWORD", group.password(),
                        "CLINIC", group.clinic().toString(),
                        "STRANGER", UUID.randomUUID().toString(),
                        "MACHINE", machine.path("clientId").asText(),
                        "MACHINE_SECRET", machine.path("clientSecret").asText()),
                folder);

        assertThat(flows.exit()).as(flows.log()).isZero();
    }
}
