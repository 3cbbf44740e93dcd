package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is asked for a database, through what, and how often at once. */
class ConnectionsIT {

    /** As which a service runs. */
    private static final int ROLES = 2;

    @Test
    void whereSeveralAreReadFromEachHasAnAddress() {
        var rendering = Rendering.with(
                Map.of(
                        "data.postgres.instances", "3",
                        "global.postgres.members[0]", "1",
                        "global.postgres.members[1]", "2",
                        "global.postgres.members[2]", "4"),
                "neonpro",
                "neonpro");

        assertThat(rendering.variable("patient", "NEONPRO_POSTGRES_REPLICA"))
                .isEqualTo("postgres-ro-1:5432,postgres-ro-2:5432,postgres-ro-4:5432");
        assertThat(rendering
                        .named("Service", "postgres-ro-4")
                        .at("/spec/selector/cnpg.io~1instanceName")
                        .asText())
                .isEqualTo("postgres-4");
        assertThat(rendering.named("Certificate", "postgres").at("/spec/dnsNames"))
                .extracting(JsonNode::asText)
                .contains("postgres-ro-1", "postgres-ro-4");
    }

    @Test
    void whoWritesIsAskedThroughThePoolerWhereThereIsOne() {
        var rendering = Rendering.with(Map.of("global.postgres.pooled", "true"), "neonpro", "neonpro");

        assertThat(rendering.variable("patient", "NEONPRO_POSTGRES_PRIMARY")).isEqualTo("postgres-pooler-rw:5432");
        assertThat(rendering.names("Pooler")).containsExactly("postgres-pooler-rw");
        assertThat(rendering.named("Job", "migrate").toString()).contains("postgres-rw:5432");
    }

    /** Which shows the cluster's certificate, unless it is told of another one. */
    @Test
    void thePoolerIsSpokenToInTlsAndByItsOwnNameAndSoIsWhoIsBehindIt() {
        var rendering = Rendering.with(
                Map.of("global.postgres.pooled", "true", "global.postgres.groups.billing", "money"),
                "neonpro",
                "neonpro");

        assertThat(rendering.names("Pooler")).containsExactly("money-pooler-rw", "postgres-pooler-rw");
        assertThat(rendering.kind("Pooler")).allSatisfy(pooler -> {
            String cluster = pooler.at("/spec/cluster/name").asText();
            JsonNode parameters = pooler.at("/spec/pgbouncer/parameters");
            assertThat(parameters.path("client_tls_sslmode").asText()).isEqualTo("require");
            assertThat(parameters.path("server_tls_sslmode").asText()).isEqualTo("verify-full");
            assertThat(pooler.at("/spec/pgbouncer").has("clientTLSSecret")).isFalse();
            assertThat(rendering.named("Certificate", cluster).at("/spec/dnsNames"))
                    .extracting(JsonNode::asText)
                    .contains(Rendering.name(pooler), cluster + "-rw");
        });
        assertThat(rendering.variable("billing", "NEONPRO_POSTGRES_PRIMARY")).isEqualTo("money-pooler-rw:5432");
    }

    /** With as many instances as there may be, and all their pools full: who asks too many is refused, whoever it is. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "large"})
    void noMoreConnectionsAreAskedForThanThereAre(String values) throws IOException {
        Rendering rendering = Rendering.of(values);
        JsonNode pooler = rendering.named("Pooler", "postgres-pooler-rw").path("spec");
        JsonNode limits = pooler.at("/pgbouncer/parameters");
        int kept = rendering.names("Database").size()
                * ROLES
                * pooler.path("instances").asInt()
                * limits.path("default_pool_size").asInt();
        int asked = 0;
        int read = 0;
        for (String service : Rendering.SERVICES) {
            asked += most(rendering, service) * pools(service);
            // and one that asks how far it is
            read += most(rendering, service)
                    * (Integer.parseInt(rendering.variable(service, "NEONPRO_POOL_REPLICA_SIZE")) + 1);
        }

        // who was read from is written to after a failover
        assertThat(kept + read)
                .isLessThan(rendering
                        .named("Cluster", "postgres")
                        .at("/spec/postgresql/parameters/max_connections")
                        .asInt());
        // one of them may be away
        assertThat(asked)
                .isLessThan((pooler.path("instances").asInt() - 1)
                        * limits.path("max_client_conn").asInt());
    }

    private static int most(Rendering rendering, String service) {
        return Stream.of("HorizontalPodAutoscaler", "ScaledObject")
                .flatMap(rendering::kind)
                .filter(scaler -> Rendering.name(scaler).equals(service))
                .mapToInt(scaler -> scaler.at("/spec/maxReplicas").asInt()
                        + scaler.at("/spec/maxReplicaCount").asInt())
                .sum();
    }

    /** Connections of one instance to the primary, as the kernel and the service say. */
    private static int pools(String service) throws IOException {
        Properties settings = new Properties();
        for (Path file : List.of(
                Path.of("../bom/kernel/src/main/resources/META-INF/microprofile-config.properties"),
                Path.of("..", service, "src/main/resources/application.properties"))) {
            try (Reader reader = Files.newBufferedReader(file)) {
                settings.load(reader);
            }
        }
        return Stream.of("primary", "fallback", "relay")
                .mapToInt(pool -> Integer.parseInt(settings.getProperty("neonpro.pool." + pool + ".size")))
                .sum();
    }

    /** Its pods are the cluster's. */
    @Test
    void thePoolerIsWatched() {
        var rendering = Rendering.of("small");

        assertThat(rendering
                        .named("Pooler", "postgres-pooler-rw")
                        .at("/spec/monitoring/enablePodMonitor")
                        .asBoolean())
                .isTrue();
        assertThat(rendering.named("NetworkPolicy", "postgres").findValuesAsText("port"))
                .contains("9127");
        assertThat(rendering.named("PrometheusRule", "postgres").findValuesAsText("alert"))
                .contains("PostgresPoolerWaits");
        assertThat(Rendering.with(
                                Map.of("global.postgres.pooled", "true", "data.postgres.backup.enabled", "false"),
                                "neonpro",
                                "neonpro")
                        .named("PrometheusRule", "postgres")
                        .findValuesAsText("alert"))
                .contains("PostgresPoolerWaits")
                .doesNotContain("PostgresNoBackup");
    }
}
