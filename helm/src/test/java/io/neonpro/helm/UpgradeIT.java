package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.manifests.deployment.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stays as it is from one rendering to the next, as Kubernetes and operators refuse to change it. */
class UpgradeIT {

    private static final Path FIXED = Path.of("src", "test", "upgrade", "fixed.txt");

    /**
     * Of the releases that clusters have, an upgrade from which is refused where one of these is another or gone. Of what is new,
     * {@code -Dfixed.update=true} writes it down.
     */
    @Test
    void whatCannotBeChangedIsWhatItWasInTheReleaseBefore() throws IOException {
        Map<String, String> fixed = new TreeMap<>(fixed(Rendering.withAllSwitchedOn()));
        fixed.putAll(fixed(Rendering.of("large")));
        List<String> lines = fixed.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
        if (Boolean.getBoolean("fixed.update")) {
            Files.write(FIXED, lines);
        }

        assertThat(lines).containsExactlyElementsOf(Files.readAllLines(FIXED));
    }

    @Test
    void selectorsAreTheSameWhateverTheReleaseIsCalled() {
        var one = Rendering.with(Map.of(), "one", "neonpro");
        var other = Rendering.with(Map.of(), "other", "elsewhere");

        assertThat(other.kind("Deployment").map(it -> it.at("/spec/selector")))
                .containsExactlyElementsOf(one.kind("Deployment")
                        .map(it -> it.at("/spec/selector"))
                        .toList());
    }

    /** What Kubernetes and operators refuse to change; the job is made anew each time. */
    @Test
    void anUpgradeChangesNothingThatCannotBeChanged() {
        var before = Rendering.with(Map.of(), "neonpro", "neonpro");
        var after = Rendering.with(
                Map.of(
                        "patient.image.tag", "1.1.0",
                        "patient.image.variant", "native",
                        "graphql.image.tag", "1.1.0",
                        "patient.replicas.max", "40",
                        "data.postgres.storage.size", "80Gi"),
                "neonpro",
                "neonpro");

        assertThat(fixed(after)).containsAllEntriesOf(fixed(before));
        assertThat(refused(before, after)).isEmpty();
    }

    /** Helm makes what is new first, and KEDA refuses to scale what is scaled already by what has not said that it may. */
    @ParameterizedTest
    @CsvSource({"global.forecast.enabled, false, true", "global.autoscaling.enabled, false, true"})
    void kedaMayTakeOverWhatItWillScale(String path, String before, String after) {
        givenUp(
                Rendering.with(Map.of(path, before), "neonpro", "neonpro"),
                Rendering.with(Map.of(path, after), "neonpro", "neonpro"));
    }

    @Test
    void kedaMayTakeOverWhenASmallOneGrowsLarge() {
        givenUp(Rendering.of("small"), Rendering.of("large"));
    }

    private static void givenUp(Rendering before, Rendering after) {
        Set<String> scaled = after.names("ScaledObject");

        assertThat(before.kind("HorizontalPodAutoscaler").filter(it -> scaled.contains(Rendering.name(it))))
                .isNotEmpty()
                .allMatch(it -> it.at("/metadata/annotations/validations.keda.sh~1hpa-ownership")
                        .asText()
                        .equals("false"));
    }

    /** Who votes is settled with the first broker. */
    @ParameterizedTest
    @CsvSource({"1, 1, 0", "3, 3, 0", "6, 3, 3"})
    void moreBrokersAreNoMoreControllers(String brokers, int voting, int more) {
        var rendering = Rendering.with(Map.of("events.brokers", brokers), "neonpro", "neonpro");

        assertThat(brokers(rendering, "controller")).isEqualTo(voting);
        assertThat(brokers(rendering, "broker")).isEqualTo(voting + more);
        assertThat(refused(Rendering.with(Map.of(), "neonpro", "neonpro"), rendering))
                .isEmpty();
    }

    private static int brokers(Rendering rendering, String role) {
        return rendering
                .kind("KafkaNodePool")
                .filter(pool -> pool.at("/spec/roles").toString().contains("\"" + role + "\""))
                .mapToInt(pool -> pool.at("/spec/replicas").asInt())
                .sum();
    }

    /** A database is of one cluster for ever, so in another one it is another object; in the first it is kept, unused. */
    @Test
    void aServiceThatGoesToAnotherClusterChangesNothingThatCannotBeChanged() {
        var before = Rendering.with(Map.of(), "neonpro", "neonpro");
        var after = Rendering.with(Map.of("global.postgres.groups.billing", "money"), "neonpro", "neonpro");

        Map<String, String> stays = fixed(after);
        assertThat(stays).containsKeys("Database billing-money /spec/cluster", "Cluster money /spec/bootstrap");
        stays.keySet().retainAll(fixed(before).keySet());
        assertThat(fixed(before)).containsAllEntriesOf(stays);
        assertThat(refused(before, after)).isEmpty();
    }

    /** Whoever waits for the services waits for the job, too; it would never begin as a hook of what comes after them. */
    @Test
    void theFirstJobIsNoHook() {
        var first = Rendering.with(Map.of("migrate.hook", "true"), "neonpro", "neonpro");

        assertThat(first.names("Job")).containsExactly("migrate-first");
    }

    /**
     * The job runs before anything else of an upgrade is there: what it may speak to says the release before. Else nobody could
     * restore, give a service a cluster of its own, or switch the job on.
     */
    @ParameterizedTest
    @CsvSource({
        "migrate.enabled, false, migrate.enabled, true",
        "data.postgres.clusters.postgres-r.recovery.from, postgres, global.postgres.cluster, postgres-r",
        "data.postgres.clusters.money.instances, 2, global.postgres.groups.billing, money"
    })
    void theJobOfAnUpgradeReachesItsServersByThePoliciesOfTheReleaseBefore(
            String path, String value, String then, String thenValue) {
        var before = Rendering.with(Map.of(path, value), "neonpro", "neonpro");
        Map<String, String> values = new HashMap<>(Map.of(path, value));
        values.put(then, thenValue);
        var after = Rendering.with(values, "neonpro", "neonpro");
        List<JsonNode> reached = before.kind("NetworkPolicy")
                .filter(it -> Labels.of(it.at("/spec/podSelector/matchLabels"))
                        .equals(Map.of("app.kubernetes.io/name", "migrate")))
                .flatMap(it -> it.at("/spec/egress").findValues("podSelector").stream())
                .toList();

        assertThat(after.kind("Job")
                        .flatMap(it -> it.findValuesAsText("value").stream())
                        .filter(address -> address.endsWith("-rw:5432"))
                        .map(address -> address.replace("-rw:5432", "")))
                .isNotEmpty()
                .allMatch(cluster ->
                        reached.stream().anyMatch(pods -> Labels.select(pods, Map.of("cnpg.io/cluster", cluster))));
    }

    /** By the rules in CEL that schemas have of changes. */
    private static List<String> refused(Rendering before, Rendering after) {
        Schemas schemas = new Schemas();
        return after.objects().stream()
                .flatMap(object -> before.kind(object.path("kind").asText())
                        .filter(earlier -> Rendering.name(earlier).equals(Rendering.name(object)))
                        .flatMap(earlier -> schemas.rules(earlier, object).faults().stream()))
                .toList();
    }

    /** By kind, name and place. */
    private static Map<String, String> fixed(Rendering rendering) {
        Map<String, String> fixed = new HashMap<>();
        Map<String, List<String>> places = Map.of(
                "Deployment", List.of("/spec/selector"),
                "Service", List.of("/spec/type", "/spec/selector", "/spec/clusterIP"),
                "PriorityClass", List.of("/value"),
                "KafkaNodePool", List.of("/spec/roles", "/spec/storage/type", "/spec/storage/volumes/0/type"),
                "KafkaTopic", List.of("/spec/topicName", "/spec/partitions"),
                "Database", List.of("/spec/name", "/spec/cluster"),
                "DatabaseRole", List.of("/spec/name", "/spec/cluster"),
                "Cluster", List.of("/spec/bootstrap"));
        rendering
                .objects()
                .forEach(object -> places.getOrDefault(object.path("kind").asText(), List.of())
                        .forEach(place -> fixed.put(
                                object.path("kind").asText() + " " + Rendering.name(object) + " " + place,
                                object.at(place).toString())));
        return fixed;
    }
}
