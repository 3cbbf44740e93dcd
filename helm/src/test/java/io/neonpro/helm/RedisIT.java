package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What services keep in common, and lose nothing with but time. */
class RedisIT {

    /** It would be ended before it forgets anything. */
    @ParameterizedTest
    @CsvSource({"256mb, 320, 512", "4gb, 5120, 6272", "524288kb, 640, 896"})
    void itMayHaveMoreThanItKeeps(String keeps, int asksMebibytes, int mayHaveMebibytes) {
        JsonNode resources = Rendering.with(Map.of("data.redis.memory", keeps), "neonpro", "neonpro")
                .named("Deployment", "redis")
                .at("/spec/template/spec/containers/0/resources");

        assertThat(resources.at("/requests/memory").asText()).isEqualTo(asksMebibytes * 1024 + "Ki");
        assertThat(resources.at("/limits/memory").asText()).isEqualTo(mayHaveMebibytes * 1024 + "Ki");
    }

    /** Else it would show the one that it began with until that has run out, and be believed by nobody. */
    @Test
    void redisTakesItsNextCertificate() {
        JsonNode redis = Rendering.of("small").named("Deployment", "redis").at("/spec/template/spec/containers/0");

        assertThat(redis.at("/livenessProbe/exec/command"))
                .extracting(JsonNode::asText)
                .containsSubsequence("config", "set", "tls-cert-file", "/tls/tls.crt", "tls-key-file", "/tls/tls.key");
    }

    /** One of somebody else's instead; what is the chart's is not made then. */
    @Test
    void redisMayBeSomebodyElses() {
        var rendering = Rendering.with(
                Map.of("data.redis.enabled", "false", "global.redis.url", "rediss://redis.example:6380"),
                "neonpro",
                "neonpro");

        assertThat(rendering.objects()).noneMatch(it -> Rendering.name(it).equals("redis"));
        assertThat(rendering.variable("patient", "NEONPRO_REDIS")).isEqualTo("rediss://redis.example:6380");
    }
}
