package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that say nothing, or contradict each other: refused, with a message that says why. */
class ValuesIT {

    @ParameterizedTest
    @CsvSource({
        "global.kafka.port, 99999999",
        "global.redis.url, localhost",
        "global.nonsense, 1",
        "global.dns.network, kube-system",
        "global.image.pullSecrets[0], ours",
        "billing.sleep.zones[0], at home",
        "nonsense, 1",
        "patient.image.nonsense, x",
        "patient.env.NEONPRO_NONSENSE, x",
        "patient.replicas.min, many",
        "patient.image.variant, wasm",
        "global.postgres.groups.kitchen, money",
        "global.postgres.groups.billing, billing",
        "global.postgres.members[0], first",
        "data.postgres.instnces, 3",
        "data.postgres.clusters.money.storage.size, much",
        "data.postgres.backup.destination, gs://neonpro-backups/",
        "data.postgres.recovery.destination, https://neonpro.blob.core.windows.net/backups",
        "data.redis.image, redis:latest",
        "global.apps.desk.redirectUris[0], http://desk.example/callback",
        "global.apps.desk.redirectUris[0], https://desk.example",
        "global.apps.desk.origins[0], https://desk.example",
        "global.apps.front-desk.redirectUris[0], https://desk.example/callback",
        "global.apps.neonpro.redirectUris[0], https://desk.example/callback",
        "events.brokers, many",
        "graphql.replicas.mn, 1",
        "migrate.hok, false",
        "observability.traces.percent, 101",
        "cluster.nodes.capacity[0], cheap"
    })
    void nonsenseIsRefused(String path, String value) {
        assertThatThrownBy(() -> Rendering.with(Map.of(path, value), "neonpro", "neonpro"))
                .hasMessageContaining("schema");
    }

    @ParameterizedTest
    @CsvSource({
        "global.redis.url, redis://redis:6379, rediss://",
        "global.identity.url, http://api.neonpro.example, https://",
        "global.mesh.enabled, false, nothing encrypts",
        "global.kafka.replicas, 1, nothing could ever be written",
        "data.postgres.instances, 3, there would be several"
    })
    void valuesThatDoNotGoTogetherAreRefused(String path, String value, String message) {
        assertThatThrownBy(() -> Rendering.with(Map.of(path, value), "neonpro", "neonpro"))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "global.postgres.groups.billing, money, global.postgres.primary, pg.example:5432, would be sent to",
        "global.postgres.pooled, true, global.postgres.enabled, false, the pooler is CloudNativePG's",
        "global.mesh.enabled, false, global.identity.address, https://identity:8443, is said to clinic.peers.",
        "global.postgres.workers, 2, global.postgres.enabled, false, they are CloudNativePG's",
        "global.postgres.workers, 2, data.postgres.recovery.from, old, of one instant",
        "global.postgres.workers, 2, data.postgres.clusters.postgres-r.recovery.from, postgres, of one instant"
    })
    void twoValuesThatDoNotGoTogetherAreRefused(
            String path, String value, String other, String otherValue, String message) {
        assertThatThrownBy(() -> Rendering.with(Map.of(path, value, other, otherValue), "neonpro", "neonpro"))
                .hasMessageContaining(message);
    }

    @Test
    void nobodyReadsFromReplicasOfCitus() {
        var values = Map.of(
                "global.postgres.workers", "2",
                "global.postgres.members[0]", "1",
                "data.postgres.instances", "1");

        assertThatThrownBy(() -> Rendering.with(values, "neonpro", "neonpro"))
                .hasMessageContaining("none may be read from");
    }

    @Test
    void kongIsNotToldToLookAtTokensWithoutTheirKeys() {
        assertThatThrownBy(() -> Rendering.with(Map.of("global.edge.jwt", "true"), "neonpro", "neonpro"))
                .hasMessageContaining("say in edge.keys which keys sign them");
    }
}
