package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.manifests.deployment.Schemas;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shards of Postgres, and who knows of them. */
class CitusIT {

    private static final Schemas SCHEMAS = new Schemas();

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
                .hasSizeGreaterThan(2)
                .allMatch(expression -> expression.contains("=~\"postgres-worker-1-[0-9]+"));
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
