package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.manifests.deployment.Schemas;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where databases are, who is asked there, and what is kept of them. */
class PostgresIT {

    private static final Schemas SCHEMAS = new Schemas();

    /** As which a service runs. */
    private static final int ROLES = 2;

    /** Its own cluster, with all that goes with it; the others' stays as it is. */
    @Test
    void aGroupOfServicesMayHaveAPostgresOfItsOwn() {
        var rendering = Rendering.with(
                Map.of(
                        "global.postgres.groups.billing", "money",
                        "data.postgres.clusters.money.storage.size", "500Gi",
                        "data.postgres.clusters.money.backup.enabled", "false"),
                "neonpro",
                "neonpro");

        assertThat(rendering.kind("Cluster"))
                .extracting(it ->
                        Rendering.name(it) + " " + it.at("/spec/storage/size").asText())
                .containsExactlyInAnyOrder("money 500Gi", "postgres 50Gi");
        assertThat(rendering.objects())
                .allSatisfy(object -> assertThat(SCHEMAS.know(object) ? SCHEMAS.faults(object) : List.of())
                        .as(object.path("kind").asText() + " " + Rendering.name(object))
                        .isEmpty());
        assertThat(rendering.variable("billing", "NEONPRO_POSTGRES_PRIMARY")).isEqualTo("money-rw:5432");
        assertThat(rendering.variable("billing", "NEONPRO_POSTGRES_REPLICA")).isEqualTo("money-ro:5432");
        assertThat(rendering.variable("patient", "NEONPRO_POSTGRES_PRIMARY")).isEqualTo("postgres-rw:5432");
        assertThat(Stream.of("Database", "DatabaseRole")
                        .flatMap(rendering::kind)
                        .filter(it -> it.at("/spec/cluster/name").asText().equals("money"))
                        .map(Rendering::name))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("billing"));
        assertThat(rendering.named("NetworkPolicy", "billing").findValuesAsText("cnpg.io/cluster"))
                .containsExactly("money");
        assertThat(rendering.names("Certificate")).contains("money", "postgres");
        assertThat(rendering.names("ScheduledBackup")).containsExactly("postgres");
        JsonNode job = rendering.named("Job", "migrate-money");
        assertThat(job.at("/spec/template/spec/containers/0/env").findValuesAsText("value"))
                .contains("money-rw:5432", "billing");
        assertThat(job.findValuesAsText("secretName")).containsExactly("money-tls");
        assertThat(rendering.named("Job", "migrate").toString())
                .contains("postgres-superuser")
                .doesNotContain("billing");
    }

    /** Else an upgrade that names another cluster would take the first one's data with it. */
    @Test
    void whatHoldsDataOutlivesItsRelease() {
        var rendering = Rendering.of("small");

        assertThat(Stream.of("Cluster", "KafkaTopic").flatMap(rendering::kind))
                .isNotEmpty()
                .allMatch(it -> it.at("/metadata/annotations/helm.sh~1resource-policy")
                        .asText()
                        .equals("keep"));
    }

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

    @Test
    void aServerOfSomebodyElsesIsAskedWhereItIs() {
        var rendering = Rendering.with(
                Map.of(
                        "global.postgres.enabled", "false",
                        "global.postgres.primary", "pg.example:5433",
                        "global.postgres.replica", "pg-a.example:5433"),
                "neonpro",
                "neonpro");

        assertThat(rendering.variable("patient", "NEONPRO_POSTGRES_PRIMARY")).isEqualTo("pg.example:5433");
        assertThat(rendering.variable("patient", "NEONPRO_POSTGRES_REPLICA")).isEqualTo("pg-a.example:5433");
        assertThat(rendering.kind("Cluster")).isEmpty();
    }

    /** The plugin's stores have the form of what CloudNativePG itself kept until 1.26; there are no schemas of them here. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "second-region"})
    void backupsAreThePlugins(String values) {
        Rendering rendering = Rendering.of(values);
        Set<String> stores = rendering.names("ObjectStore");

        assertThat(rendering.kind("Cluster").flatMap(it -> it.findValuesAsText("barmanObjectName").stream()))
                .isNotEmpty()
                .allMatch(stores::contains);
        assertThat(rendering.kind("Cluster")).noneMatch(it -> it.path("spec").has("backup"));
        assertThat(rendering.kind("ScheduledBackup"))
                .extracting(it -> it.at("/spec/pluginConfiguration/name").asText())
                .containsOnly("barman-cloud.cloudnative-pg.io");
        assumeTrue(SCHEMAS.areThere());
        assertThat(rendering.kind("ObjectStore"))
                .allSatisfy(store -> assertThat(SCHEMAS.faultsAs(
                                store.at("/spec/configuration"),
                                "postgresql.cnpg.io/cluster_v1.json",
                                "/properties/spec/properties/backup/properties/barmanObjectStore"))
                        .isEmpty());
    }

    /** To AWS as who the pods are, elsewhere by keys; each store by itself. */
    @Test
    void backupsGoWhereAndAsWhomIsSaid() {
        var elsewhere = Rendering.with(
                Map.of(
                        "data.postgres.backup.endpoint", "https://s3.example",
                        "data.postgres.backup.secret", "backups",
                        "data.postgres.recovery.from", "old",
                        "data.postgres.recovery.endpoint", "https://s3.elsewhere.example",
                        "data.postgres.recovery.secret", "old-backups",
                        "data.postgres.account.of", "neonpro"),
                "neonpro",
                "neonpro");

        JsonNode usual = Rendering.of("small").named("ObjectStore", "postgres").at("/spec/configuration");
        assertThat(usual.at("/s3Credentials/inheritFromIAMRole").asBoolean()).isTrue();
        assertThat(usual.has("endpointURL")).isFalse();
        JsonNode kept = elsewhere.named("ObjectStore", "postgres").at("/spec/configuration");
        assertThat(kept.path("endpointURL").asText()).isEqualTo("https://s3.example");
        assertThat(kept.path("s3Credentials").findValuesAsText("name")).containsExactly("backups", "backups");
        assertThat(kept.path("s3Credentials").has("inheritFromIAMRole")).isFalse();
        JsonNode origin = elsewhere.named("ObjectStore", "postgres-origin").at("/spec/configuration");
        assertThat(origin.path("endpointURL").asText()).isEqualTo("https://s3.elsewhere.example");
        assertThat(origin.path("s3Credentials").findValuesAsText("name")).containsExactly("old-backups", "old-backups");
        assertThat(elsewhere
                        .named("Cluster", "postgres")
                        .at("/spec/serviceAccountTemplate/metadata/annotations/of")
                        .asText())
                .isEqualTo("neonpro");
        assumeTrue(SCHEMAS.areThere());
        assertThat(SCHEMAS.faults(elsewhere.named("Cluster", "postgres"))).isEmpty();
        assertThat(elsewhere.kind("ObjectStore"))
                .allSatisfy(store -> assertThat(SCHEMAS.faultsAs(
                                store.at("/spec/configuration"),
                                "postgresql.cnpg.io/cluster_v1.json",
                                "/properties/spec/properties/backup/properties/barmanObjectStore"))
                        .isEmpty());
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

    /** Else the last bookings are lost with a primary that is. */
    @ParameterizedTest
    @CsvSource({"preferred, 2, preferred", "required, 2, required", "none, 2, ''", "required, 1, ''"})
    void whatIsCommittedIsOnASecondInstanceUnlessSomebodySaysOtherwise(
            String said, String instances, String durability) {
        var rendering = Rendering.with(
                Map.of("data.postgres.synchronous", said, "data.postgres.instances", instances), "neonpro", "neonpro");

        assertThat(rendering
                        .named("Cluster", "postgres")
                        .at("/spec/postgresql/synchronous/dataDurability")
                        .asText())
                .isEqualTo(durability);
        assertThat(Rendering.of("small")
                        .named("Cluster", "postgres")
                        .at("/spec/postgresql/synchronous/dataDurability")
                        .asText())
                .isEqualTo("preferred");
    }

    @Test
    void volumesAreOfTheClassThatIsSaid() {
        var rendering = Rendering.with(
                Map.of("data.postgres.storage.class", "fast", "global.postgres.workers", "1"), "neonpro", "neonpro");

        assertThat(rendering.kind("Cluster"))
                .hasSize(2)
                .allSatisfy(cluster ->
                        assertThat(cluster.findValuesAsText("storageClass")).containsExactly("fast", "fast"));
        assertThat(Rendering.of("small").named("Cluster", "postgres").findValues("storageClass"))
                .isEmpty();
    }

    /** Who may not come in makes no backup and no failover. */
    @Test
    void itsOperatorComesInFromWhereverItIs() {
        var rendering = Rendering.with(
                Map.of("global.postgres.namespace", "operators", "global.postgres.workers", "1"), "neonpro", "neonpro");

        assertThat(rendering.names("Cluster"))
                .allSatisfy(cluster -> assertThat(rendering
                                .named("NetworkPolicy", cluster)
                                .findValuesAsText("kubernetes.io/metadata.name"))
                        .contains("operators")
                        .doesNotContain("cnpg-system"));
    }

    /** Else it has the old one until its operator happens to look again, and who has started since is not let in. */
    @Test
    void aRoleHasItsNextPasswordAtOnce() {
        var rendering = Rendering.of("small");

        assertThat(rendering
                        .kind("DatabaseRole")
                        .map(it -> it.at("/spec/passwordSecret/name").asText()))
                .isNotEmpty()
                .allMatch(secret -> rendering
                        .named("ExternalSecret", secret)
                        .at("/spec/target/template/metadata/labels")
                        .has("cnpg.io/reload"));
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
                .containsExactly("PostgresPoolerWaits");
    }

    /** Helm keeps a cluster that nobody names any more, but nothing that goes with it. */
    @Test
    void aClusterThatIsStillNamedKeepsWhatGoesWithIt() {
        Map<String, String> restored = Map.of(
                "data.postgres.clusters.postgres-r.recovery.from", "postgres",
                "global.postgres.cluster", "postgres-r");
        Map<String, String> named = new HashMap<>(restored);
        named.put("data.postgres.clusters.postgres.instances", "2");

        assertThat(withIt(Rendering.with(named, "neonpro", "neonpro"), "postgres"))
                .containsExactlyInAnyOrder(
                        "Cluster", "ObjectStore", "ScheduledBackup", "Certificate", "NetworkPolicy", "PrometheusRule");
        assertThat(withIt(Rendering.with(restored, "neonpro", "neonpro"), "postgres"))
                .isEmpty();
    }

    private static List<String> withIt(Rendering rendering, String cluster) {
        return rendering.objects().stream()
                .filter(it -> Rendering.name(it).equals(cluster))
                .map(it -> it.path("kind").asText())
                .toList();
    }

    /** Those that may be taken away at any time are for what can be anywhere. */
    @Test
    void whatHoldsDataIsOnNodesThatStay() {
        var rendering = Rendering.of("large");
        var karpenter = "karpenter.sh/capacity-type";

        assertThat(rendering
                        .named("Cluster", "postgres")
                        .at("/spec/affinity/nodeSelector")
                        .path(karpenter)
                        .asText())
                .isEqualTo("on-demand");
        assertThat(rendering.kind("KafkaNodePool"))
                .isNotEmpty()
                .allSatisfy(pool -> assertThat(
                                pool.at("/spec/template/pod/affinity").toString())
                        .contains(karpenter, "on-demand"));
        assertThat(Rendering.of("small")
                        .named("Cluster", "postgres")
                        .at("/spec/affinity")
                        .has("nodeSelector"))
                .isFalse();
    }

    @Test
    void postgresIsMadeOfBackupsWhenItIsTold() {
        var rendering = Rendering.with(
                Map.of(
                        "data.postgres.recovery.from",
                        "postgres",
                        "data.postgres.recovery.until",
                        "2026-11-26 03:15:00+00"),
                "neonpro",
                "neonpro");

        var cluster = rendering.kind("Cluster").findFirst().orElseThrow();
        assertThat(SCHEMAS.know(cluster) ? SCHEMAS.faults(cluster) : List.of()).isEmpty();
        assertThat(cluster.at("/spec/bootstrap/recovery/recoveryTarget/targetTime")
                        .asText())
                .isEqualTo("2026-11-26 03:15:00+00");
        assertThat(cluster.at("/spec/externalClusters/0/name").asText()).isEqualTo("postgres");
        assertThat(cluster.at("/spec/replica").isMissingNode()).isTrue();
    }

    @Test
    void citusHasACoordinatorAndWorkersThatHearWhoATransactionWorksFor() {
        var rendering = Rendering.with(Map.of("global.postgres.workers", "2"), "neonpro", "neonpro");

        var clusters = rendering.kind("Cluster").toList();
        assertThat(clusters)
                .extracting(Rendering::name)
                .containsExactlyInAnyOrder("postgres", "postgres-worker-0", "postgres-worker-1");
        assertThat(clusters).allSatisfy(cluster -> {
            assertThat(SCHEMAS.know(cluster) ? SCHEMAS.faults(cluster) : List.of())
                    .isEmpty();
            assertThat(cluster.at("/spec/imageName").asText()).contains("citus");
            assertThat(cluster.at("/spec/postgresql/shared_preload_libraries/0").asText())
                    .isEqualTo("citus");
            assertThat(cluster.at("/spec/postgresql/parameters")
                            .path("citus.propagate_set_commands")
                            .asText())
                    .isEqualTo("local");
        });
    }

    /** Of each alone: the newest of all would hide who has none. */
    @Test
    void whetherAWorkerCouldBeRestoredIsWatchedToo() {
        var rendering = Rendering.with(Map.of("global.postgres.workers", "2"), "neonpro", "neonpro");

        assertThat(rendering.names("PrometheusRule")).contains("postgres", "postgres-worker-0", "postgres-worker-1");
        assertThat(rendering.named("PrometheusRule", "postgres-worker-1").findValuesAsText("expr"))
                .hasSize(2)
                .allMatch(expression -> expression.contains("pod=~\"postgres-worker-1-[0-9]+\""));
        assertThat(rendering.kind("Cluster").map(Rendering::name))
                .allMatch(cluster -> rendering
                        .named("NetworkPolicy", cluster)
                        .at("/spec/ingress")
                        .toString()
                        .contains("9187"));
    }

    /** Nobody reads from a replica there, since one of the coordinator knows nothing of the workers'. */
    @Test
    void theJobSpreadsTablesOverCitusWorkers() {
        var rendering = Rendering.with(
                Map.of("global.postgres.workers", "2", "global.postgres.groups.billing", "money"),
                "neonpro",
                "neonpro");

        assertThat(rendering.named("Job", "migrate").toString())
                .contains("NEONPRO_CITUS_WORKERS", "postgres-worker-0-rw:5432,postgres-worker-1-rw:5432");
        assertThat(rendering.named("Job", "migrate-money").toString()).doesNotContain("NEONPRO_CITUS_WORKERS");
        assertThat(rendering
                        .named("NetworkPolicy", "postgres-worker-0")
                        .at("/spec/ingress/0")
                        .toString())
                .contains("migrate");
        assertThat(rendering
                        .named("NetworkPolicy", "postgres")
                        .at("/spec/ingress/0")
                        .findValuesAsText("cnpg.io/cluster"))
                .containsExactly("postgres", "postgres-worker-0", "postgres-worker-1");
        assertThat(rendering.variable("patient", "NEONPRO_POSTGRES_REPLICA")).isEqualTo("postgres-rw:5432");
        assertThat(rendering.variable("billing", "NEONPRO_POSTGRES_REPLICA")).isEqualTo("money-ro:5432");
    }
}
