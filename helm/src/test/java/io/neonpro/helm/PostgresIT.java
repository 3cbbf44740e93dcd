package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.manifests.deployment.Schemas;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where databases are, on what, and who may do what there. */
class PostgresIT {

    private static final Schemas SCHEMAS = new Schemas();

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

    /** It is written to by nobody, and that is as it should be. */
    @Test
    void whoFollowsAnotherRegionIsMissedWhenNobodyIsThere() {
        assertThat(away("large", "postgres")).contains("cnpg_pg_replication_in_recovery");
        assertThat(away("large+second-region", "postgres-b"))
                .contains("cnpg_collector_up")
                .doesNotContain("in_recovery");
    }

    private static String away(String values, String cluster) {
        return Rendering.of(values).named("PrometheusRule", cluster).findValues("rules").stream()
                .flatMap(Rendering::stream)
                .filter(rule -> rule.path("alert").asText().equals("PostgresIsAway"))
                .map(rule -> rule.path("expr").asText())
                .collect(Collectors.joining());
    }
}
