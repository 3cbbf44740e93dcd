package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.manifests.deployment.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of databases, where, and what is made of it. */
class BackupIT {

    private static final Schemas SCHEMAS = new Schemas();

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

    /** Which says of itself by which method it is made, or it is made by one that has nothing to write to. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "runbooks/backups.md"})
    void aBackupByHandIsThePluginsToo(String file) throws IOException {
        assertThat(Pattern.compile("cnpg backup \\S+ ?([^`]*)`")
                        .matcher(Files.readString(Path.of(file)))
                        .results()
                        .map(command -> command.group(1)))
                .isNotEmpty()
                .containsOnly("-m plugin --plugin-name barman-cloud.cloudnative-pg.io");
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
}
