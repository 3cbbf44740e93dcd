package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What no build of a service alone can know: whether they fit together. */
class PlatformIT {

    private static final Pattern METRIC = Pattern.compile("\\b([a-z][a-z0-9_:]*)\\{");
    private static final Pattern SERIES = Pattern.compile("\\b[a-z][a-z0-9_:]*\\{[^}]*}");
    private static final Pattern PERMISSION = Pattern.compile("String ([A-Z_]+) = \"([^\"]+)\"");
    private static final Pattern SCOPE = Pattern.compile("neonpro\\.clients\\.services\\.\\w+\\.scope=(\\S+)");
    private static final Pattern UNIT = Pattern.compile("(_seconds|_bytes)?(_total|_count|_sum|_bucket)?$");

    @Test
    void noServicesNeedEachOtherInACircle() {
        Map<String, Set<String>> needs = new TreeMap<>();
        Rendering.SERVICES.forEach(service -> needs.put(service, said(service, "needs")));

        assertThat(Circle.among(needs))
                .as("services that need each other; one of them must go on without, and say so with @GoesWithout")
                .isEmpty();
    }

    @Test
    void aCircleWouldBeFound() {
        Map<String, Set<String>> needs = Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("b"), "d", Set.of("a"));

        assertThat(Circle.among(needs)).contains(List.of("b", "c", "b"));
    }

    @Test
    void whoIsAskedIsAService() {
        assertThat(Rendering.SERVICES)
                .flatExtracting(service -> said(service, "needs"))
                .isSubsetOf(Rendering.SERVICES);
        assertThat(Rendering.SERVICES)
                .flatExtracting(service -> said(service, "goes-without"))
                .isSubsetOf(Rendering.SERVICES);
    }

    @Test
    void whatIsHeardIsTold() {
        Set<String> told = Rendering.SERVICES.stream()
                .flatMap(service -> said(service, "tells").stream())
                .collect(Collectors.toSet());

        assertThat(Rendering.SERVICES)
                .flatExtracting(service -> said(service, "hears"))
                .isNotEmpty()
                .isSubsetOf(told);
    }

    @Test
    void noPathLeadsToTwoServices() {
        Map<String, String> owners = new HashMap<>();
        Rendering rendering = Rendering.of("small");

        rendering
                .kind("HTTPRoute")
                .forEach(route -> paths(route)
                        .forEach(path -> assertThat(owners.put(path, Rendering.name(route)))
                                .as(path)
                                .isNull()));
        // what is whole goes before what varies
        assertThat(owners).containsKeys("/api/v1/patients", "/graphql");
        // what is a patient's own is several services', each its part
        assertThat(owners)
                .containsEntry("/api/v1/me", "patient")
                .containsEntry("/api/v1/me/consents", "patient")
                .containsEntry("/api/v1/me/invoices", "billing")
                .containsEntry("/api/v1/me/messages", "notify");
        // what each answers for itself
        assertThat(owners)
                .containsEntry("/billing/api/v1/access-log", "billing")
                .containsEntry("/patient/api/v1/access-log", "patient")
                .containsEntry("/clinic/api/v1/portable-data", "clinic");
    }

    @Test
    void whatIsForServicesIsAskedByOneAndNoPublicPathLeadsThere() {
        Rendering rendering = Rendering.of("small");
        Set<String> inner = Rendering.SERVICES.stream()
                .flatMap(service -> said(service, "for-services").stream())
                .collect(Collectors.toSet());
        Set<String> asked = rendering
                .kind("AuthorizationPolicy")
                .filter(policy -> Rendering.name(policy).contains("-to-"))
                .flatMap(policy -> policy.findValues("paths").stream())
                .flatMap(paths -> StreamSupport.stream(paths.spliterator(), false))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        List<String> routes =
                rendering.kind("HTTPRoute").flatMap(PlatformIT::paths).toList();

        assertThat(inner).contains("/api/v1/registrations").isSubsetOf(asked);
        assertThat(inner)
                .map(template -> template.replace("{*}", "0195"))
                .allMatch(path -> routes.stream().noneMatch(path::matches));
    }

    /** Else none would get a token. */
    @Test
    void aServiceProvesItselfByTheSecretThatIdentityKnowsOfIt() {
        Rendering rendering = Rendering.of("small");

        assertThat(remote(rendering, "clinic-secrets", "NEONPRO_SERVICE_SECRET"))
                .isEqualTo(remote(rendering, "identity-secrets", "NEONPRO_CLINIC_SECRET"))
                .isNotEqualTo(remote(rendering, "identity-secrets", "NEONPRO_SERVICE_SECRET"));
    }

    /** Where a key of a secret is in the store. */
    private static String remote(Rendering rendering, String secret, String key) {
        return rendering
                .kind("ExternalSecret")
                .filter(it -> Rendering.name(it).equals(secret))
                .flatMap(it -> StreamSupport.stream(it.at("/spec/data").spliterator(), false))
                .filter(it -> it.path("secretKey").asText().equals(key))
                .map(it -> it.at("/remoteRef/key").asText() + " "
                        + it.at("/remoteRef/property").asText())
                .findFirst()
                .orElseThrow();
    }

    /** What asks for a permission that no role and no machine has answers nobody. */
    @Test
    void everyPermissionIsSomebodys() throws IOException {
        Path access = Path.of("..", "bom", "contracts", "src", "main", "java", "io", "neonpro", "contracts", "access");
        String roles = Files.readString(access.resolve("Role.java"));
        Set<String> given = PERMISSION
                .matcher(Files.readString(access.resolve("Permissions.java")))
                .results()
                .filter(permission -> roles.contains(permission.group(1)))
                .map(permission -> permission.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
        SCOPE.matcher(Files.readString(Path.of("..", "identity", "src", "main", "resources", "application.properties")))
                .results()
                .forEach(scope -> given.addAll(List.of(scope.group(1).split(","))));

        assertThat(Rendering.SERVICES)
                .flatExtracting(service -> said(service, "permissions"))
                .isNotEmpty()
                .isSubsetOf(given);
    }

    @Test
    void whoeverIsCalledFindsWhatToDo() {
        assertThat(Rendering.of("large").kind("PrometheusRule"))
                .flatExtracting(rules -> rules.findValuesAsText("runbook_url"))
                .isNotEmpty()
                .extracting(url -> url.substring(url.lastIndexOf('/') + 1) + ".md")
                .allMatch(file -> Files.exists(Path.of("runbooks", file)));
    }

    /** In alerts and in dashboards; what Quarkus and operators measure by themselves is named here. */
    @Test
    void whatIsWatchedAndShownIsMeasured() {
        Rendering rendering = Rendering.of("large");
        Set<String> known = new TreeSet<>(Set.of(
                "up",
                "http_server_requests",
                "jvm_memory_used",
                "kafka_consumergroup_lag",
                "kafka_consumergroup_current_offset",
                "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp",
                "cnpg_backends",
                "cnpg_collector_up",
                "cnpg_pg_database_xid_age",
                "cnpg_pg_replication_in_recovery",
                "cnpg_pg_replication_streaming_replicas",
                "cnpg_pgbouncer_pools_maxwait",
                "graphql_yoga_http_duration",
                "kafka_cluster_partition_underminisr",
                "kafka_controller_kafkacontroller_offlinepartitionscount",
                "kafka_server_replicamanager_underreplicatedpartitions",
                "kubelet_volume_stats_available",
                "kubelet_volume_stats_capacity",
                "cnpg_pg_stat_archiver_last_failed_time",
                "cnpg_pg_stat_archiver_last_archived_time"));
        Rendering.SERVICES.forEach(
                service -> said(service, "meters").forEach(meter -> known.add(meter.replaceAll("[.-]", "_"))));
        rendering.kind("PrometheusRule").forEach(rules -> known.addAll(rules.findValuesAsText("record")));
        Stream<String> dashboards = rendering
                .kind("ConfigMap")
                .flatMap(map -> map.path("data").properties().stream())
                .map(file -> file.getValue().asText());
        Stream<String> alerts =
                rendering.kind("PrometheusRule").flatMap(rules -> rules.findValuesAsText("expr").stream());

        assertThat(Stream.concat(dashboards, alerts)
                        .flatMap(text -> METRIC.matcher(text).results())
                        .map(metric -> UNIT.matcher(metric.group(1)).replaceAll(""))
                        .filter(metric -> !known.contains(metric) && !known.contains(metric + "_seconds")))
                .isEmpty();
    }

    /** Two installations are never added up. */
    @Test
    void whatIsShownAndAlertedIsOfOneNamespace() {
        Rendering rendering = Rendering.of("large");
        Stream<String> shown = rendering
                .kind("ConfigMap")
                .flatMap(map -> map.path("data").properties().stream())
                .filter(file -> file.getKey().endsWith(".json"))
                .flatMap(file -> Rendering.parsed(file.getValue().asText()).objects().stream())
                .flatMap(dashboard -> dashboard.findValuesAsText("expr").stream());
        Stream<String> watched =
                rendering.kind("PrometheusRule").flatMap(rules -> rules.findValuesAsText("expr").stream());

        assertThat(Stream.concat(shown, watched)
                        .flatMap(query -> SERIES.matcher(query).results()))
                .hasSizeGreaterThan(100)
                .allMatch(series -> series.group().contains("namespace="));
    }

    /** One Grafana may show both: the last one would be the only one. */
    @Test
    void twoInstallationsHaveEachItsDashboards() {
        JsonNode one = dashboards("one");
        JsonNode other = dashboards("other");

        assertThat(names(one)).isNotEmpty().doesNotContainAnyElementsOf(names(other));
        for (String says : List.of("uid", "title")) {
            assertThat(said(one, says)).doesNotContainAnyElementsOf(said(other, says));
        }
        assertThat(said(one, "uid")).allMatch(uid -> uid.length() <= 40);
        assertThat(one.toString()).contains("\\\"current\\\":{\\\"text\\\":\\\"one\\\"");
    }

    private static JsonNode dashboards(String namespace) {
        return Rendering.with(Map.of(), "neonpro", namespace)
                .named("ConfigMap", "neonpro-dashboards")
                .path("data");
    }

    private static List<String> names(JsonNode files) {
        return files.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> said(JsonNode dashboards, String what) {
        return Rendering.stream(dashboards)
                .flatMap(file -> Rendering.parsed(file.asText()).objects().stream())
                .map(dashboard -> dashboard.path(what).asText())
                .toList();
    }

    /** Else Kubernetes would scale by what it never learns of. */
    @Test
    void whatIsScaledByIsAnsweredByTheAdapter() {
        Rendering rendering = Rendering.of("small");
        Set<String> asked = rendering
                .kind("HorizontalPodAutoscaler")
                .flatMap(it -> StreamSupport.stream(it.at("/spec/metrics").spliterator(), false))
                .map(metric -> metric.at("/pods/metric/name").asText())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        Set<String> answered = rendering
                .kind("ConfigMap")
                .filter(it -> Rendering.name(it).equals("neonpro-adapter"))
                .flatMap(it -> Rendering.parsed(it.at("/data/config.yaml").asText()).objects().stream())
                .flatMap(rules -> rules.findValuesAsText("as").stream())
                .collect(Collectors.toSet());

        assertThat(asked).contains("pending_requests").isSubsetOf(answered);
    }

    private static Stream<String> paths(JsonNode route) {
        return route.findValues("path").stream()
                .filter(path -> path.has("value"))
                .map(path -> path.path("value").asText());
    }

    private static Set<String> said(String service, String what) {
        String names = Rendering.read(
                        Rendering.CHART.resolve("charts").resolve(service).resolve("Chart.yaml"))
                .path("annotations")
                .path("neonpro.io/" + what)
                .asText();
        return Stream.of(names.split(" "))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
