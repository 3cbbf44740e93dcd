package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import io.neonpro.manifests.deployment.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The umbrella chart, put together, with each file of values. */
class ChartIT {

    private static final Schemas SCHEMAS = new Schemas();
    private static final Pattern ADDRESS = Pattern.compile("(?:\\w+://)?([a-z][a-z0-9-]*):(\\d+)");

    static List<String> services() {
        return Rendering.SERVICES;
    }

    @Test
    void lintHasNothingToSay() {
        var result = new Helm(Rendering.CHART).lint().strict().call();

        assertThat(result.isFailed())
                .as(() -> String.join("\n", result.getMessages()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", "small", "large", "second-region"})
    void everyObjectIsWhatItsSchemaSays(String values) {
        Rendering rendering = Rendering.of(values);
        Set<String> skipped = new TreeSet<>();

        for (JsonNode object : rendering.objects()) {
            if (SCHEMAS.know(object)) {
                assertThat(SCHEMAS.faults(object))
                        .as(object.path("kind").asText() + " " + Rendering.name(object))
                        .isEmpty();
            } else {
                skipped.add(object.path("kind").asText());
            }
        }

        if (!skipped.isEmpty()) {
            System.out.println("No schemas here of " + skipped);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", "small", "large", "second-region"})
    void noObjectIsThereTwice(String values) {
        Set<String> names = new HashSet<>();

        assertThat(Rendering.of(values).objects())
                .allMatch(object -> names.add(object.path("kind").asText() + "/" + Rendering.name(object)));
    }

    /** Pod Security "restricted", with limits and probes beside. */
    @ParameterizedTest
    @ValueSource(strings = {"kind", "small", "large", "second-region"})
    void podsMayNothingThatTheyNeedNot(String values) {
        Rendering rendering = Rendering.of(values);

        Stream.concat(rendering.kind("Deployment"), rendering.kind("Job")).forEach(workload -> {
            var pod = workload.at("/spec/template/spec");
            var container = pod.at("/containers/0");
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                    .isEqualTo("ALL");
            assertThat(container.at("/resources/limits").size()).isEqualTo(2);
            assertThat(container.path("image").asText())
                    .doesNotEndWith(":latest")
                    .matches(".+:.+");
            assertThat(container.has("readinessProbe"))
                    .isEqualTo(workload.path("kind").asText().equals("Deployment")
                            && !Rendering.name(workload).equals("headroom"));
        });
    }

    @Test
    void whoIsAskedIsThere() {
        Rendering rendering = Rendering.of("small");
        Set<String> workloads = Stream.concat(rendering.kind("Deployment"), rendering.kind("Job"))
                .map(workload -> workload.at("/spec/template/metadata/labels/app.kubernetes.io~1name")
                        .asText())
                .collect(Collectors.toSet());

        assertThat(rendering
                        .kind("NetworkPolicy")
                        .flatMap(policy -> policy.path("spec").findValuesAsText("app.kubernetes.io/name").stream())
                        .filter(name -> !workloads.contains(name)))
                .isEmpty();
        assertThat(rendering.kind("AuthorizationPolicy"))
                .extracting(policy -> policy.at("/spec/selector/matchLabels/app.kubernetes.io~1name")
                        .asText())
                .isSubsetOf(workloads);
    }

    @Test
    void everySecretIsFetched() {
        Rendering rendering = Rendering.of("small");
        Set<String> fetched = rendering
                .kind("ExternalSecret")
                .flatMap(secret -> secret.at("/spec/data").findValuesAsText("secretKey").stream()
                        .map(key -> secret.at("/spec/target/name").asText() + "/" + key))
                .collect(Collectors.toSet());
        // what operators make
        rendering.kind("KafkaUser").forEach(user -> fetched.add(Rendering.name(user) + "/user.password"));
        fetched.addAll(Set.of("postgres-superuser/username", "postgres-superuser/password"));

        assertThat(Stream.concat(rendering.kind("Deployment"), rendering.kind("Job")))
                .flatExtracting(workload -> workload.findValues("secretKeyRef"))
                .extracting(
                        key -> key.path("name").asText() + "/" + key.path("key").asText())
                .isNotEmpty()
                .isSubsetOf(fetched);
    }

    /** Postgres' and Kafka's are made by their operators. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "large"})
    void everyAddressThatAPodIsToldIsThere(String values) {
        Rendering rendering = Rendering.of(values);
        Set<String> there = new HashSet<>(Set.of("postgres-rw:5432", "postgres-ro:5432", "kafka-kafka-bootstrap:9093"));
        rendering.kind("Service").forEach(service -> {
            service.at("/spec/ports")
                    .forEach(port -> there.add(
                            Rendering.name(service) + ":" + port.path("port").asInt()));
            if (service.at("/spec/type").asText().equals("ExternalName")) {
                there.add(Rendering.name(service) + ":8080");
            }
        });

        assertThat(Stream.concat(rendering.kind("Deployment"), rendering.kind("Job"))
                        .flatMap(workload ->
                                workload.at("/spec/template/spec/containers/0/env").findValuesAsText("value").stream())
                        .map(ADDRESS::matcher)
                        .filter(Matcher::matches)
                        .map(address -> address.group(1) + ":" + address.group(2)))
                .isNotEmpty()
                .isSubsetOf(there);
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "large", "second-region"})
    void whatIsReferredToIsThere(String values) {
        Rendering rendering = Rendering.of(values);

        assertThat(Stream.of("HorizontalPodAutoscaler", "ScaledObject")
                        .flatMap(rendering::kind)
                        .map(it -> it.at("/spec/scaleTargetRef/name").asText()))
                .isNotEmpty()
                .isSubsetOf(names(rendering, "Deployment"));
        assertThat(rendering
                        .kind("VerticalPodAutoscaler")
                        .map(it -> it.at("/spec/targetRef/name").asText()))
                .isSubsetOf(names(rendering, "Deployment"));
        assertThat(rendering
                        .kind("ScaledObject")
                        .flatMap(it -> it.findValues("authenticationRef").stream())
                        .map(it -> it.path("name").asText()))
                .isSubsetOf(names(rendering, "TriggerAuthentication"));
        assertThat(rendering.kind("ScaledObject").flatMap(it -> it.findValuesAsText("topic").stream()))
                .isSubsetOf(names(rendering, "KafkaTopic"));
        assertThat(rendering
                        .kind("HTTPRoute")
                        .flatMap(it -> it.findValues("extensionRef").stream())
                        .map(it -> it.path("name").asText()))
                .isSubsetOf(names(rendering, "KongPlugin"));
        Set<String> backends = names(rendering, "Service");
        backends.add("keda-add-ons-http-interceptor-proxy");
        assertThat(rendering
                        .kind("HTTPRoute")
                        .flatMap(it -> it.findValues("backendRefs").stream())
                        .flatMap(it -> it.findValuesAsText("name").stream()))
                .isNotEmpty()
                .isSubsetOf(backends);
    }

    private static Set<String> names(Rendering rendering, String kind) {
        return rendering.kind(kind).map(Rendering::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** So what is read without Helm is what Helm installs. */
    @ParameterizedTest
    @MethodSource("services")
    void aChartIsThePlainObjectsUnlessSomebodySaysOtherwise(String service) {
        Path written = Path.of("..", service, "target", "manifests");
        var plain = Rendering.parsed(read(written.resolve(service + ".yaml")));

        assertThat(Rendering.ofService(service).objects()).containsExactlyInAnyOrderElementsOf(plain.objects());
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
    }

    /** A database is of one cluster for ever, so in another one it is another object; in the first it is kept, unused. */
    @Test
    void aServiceThatGoesToAnotherClusterChangesNothingThatCannotBeChanged() {
        var before = fixed(Rendering.with(Map.of(), "neonpro", "neonpro"));
        var after = fixed(Rendering.with(Map.of("global.postgres.groups.billing", "money"), "neonpro", "neonpro"));

        assertThat(after).containsKeys("Database billing-money /spec/cluster", "Cluster money /spec/bootstrap");
        after.keySet().retainAll(before.keySet());
        assertThat(before).containsAllEntriesOf(after);
    }

    /** By kind, name and place. */
    private static Map<String, String> fixed(Rendering rendering) {
        Map<String, String> fixed = new HashMap<>();
        Map<String, List<String>> places = Map.of(
                "Deployment", List.of("/spec/selector"),
                "Service", List.of("/spec/selector", "/spec/clusterIP"),
                "PriorityClass", List.of("/value"),
                "KafkaNodePool", List.of("/spec/roles", "/spec/storage"),
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

    @Test
    void anotherNamespaceReleaseAndRegistryAreFollowed() {
        var rendering = Rendering.with(Map.of("global.image.registry", "mirror.example/np"), "np", "elsewhere");

        assertThat(rendering
                        .kind("Deployment")
                        .filter(it -> !Rendering.name(it).equals("redis"))
                        .map(it ->
                                it.at("/spec/template/spec/containers/0/image").asText()))
                .allMatch(image -> image.startsWith("mirror.example/np/"));
        assertThat(rendering.objects().toString()).doesNotContain("/ns/neonpro/", "namespace=\"neonpro\"");
    }

    @ParameterizedTest
    @CsvSource({
        "global.kafka.port, 99999999",
        "global.redis.url, localhost",
        "global.nonsense, 1",
        "nonsense, 1",
        "patient.image.nonsense, x",
        "patient.env.NEONPRO_NONSENSE, x",
        "patient.replicas.min, many",
        "patient.image.variant, wasm",
        "global.postgres.groups.kitchen, money",
        "global.postgres.members[0], first"
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
        "global.postgres.pooled, true, global.postgres.enabled, false, the pooler is CloudNativePG's"
    })
    void twoValuesThatDoNotGoTogetherAreRefused(
            String path, String value, String other, String otherValue, String message) {
        assertThatThrownBy(() -> Rendering.with(Map.of(path, value, other, otherValue), "neonpro", "neonpro"))
                .hasMessageContaining(message);
    }

    /** Whom a service trusts has signed what the server shows. */
    @Test
    void serversAndServicesHaveCertificatesOfOneAuthority() {
        Rendering rendering = Rendering.of("small");
        Set<String> issuers = rendering.kind("Issuer").map(Rendering::name).collect(Collectors.toSet());
        List<JsonNode> inner = rendering
                .kind("Certificate")
                .filter(it -> it.at("/spec/issuerRef/kind").asText().equals("Issuer"))
                .filter(it -> !it.at("/spec/isCA").asBoolean())
                .toList();

        assertThat(inner)
                .extracting(Rendering::name)
                .contains("postgres", "redis", "billing", "patient", "scheduling", "identity");
        assertThat(inner)
                .extracting(it -> it.at("/spec/issuerRef/name").asText())
                .containsOnly("neonpro")
                .isSubsetOf(issuers);
        assertThat(rendering
                        .kind("Cluster")
                        .findFirst()
                        .orElseThrow()
                        .at("/spec/certificates/serverTLSSecret")
                        .asText())
                .isEqualTo("postgres-tls");
    }

    @Test
    void aCanaryIsThereWhenItIsWanted() {
        var rendering = Rendering.with(
                Map.of("patient.canary.enabled", "true", "patient.canary.tag", "1.1.0"), "neonpro", "neonpro");

        var canary = rendering
                .kind("Deployment")
                .filter(it -> Rendering.name(it).equals("patient-canary"))
                .findFirst()
                .orElseThrow();
        assertThat(canary.at("/spec/template/spec/containers/0/image").asText()).contains("patient:1.1.0");
        var routes = rendering
                .kind("VirtualService")
                .filter(it -> Rendering.name(it).equals("patient"))
                .findFirst()
                .orElseThrow();
        assertThat(routes.at("/spec/http").findValuesAsText("weight"))
                .contains("90", "10")
                .doesNotContain("0", "100");
    }

    /** Its own cluster, with all that goes with it; the others' stays as it is. */
    @Test
    void aGroupOfServicesMayHaveAPostgresOfItsOwn() {
        var rendering = Rendering.with(
                Map.of("global.postgres.groups.billing", "money", "data.postgres.clusters.money.storage.size", "500Gi"),
                "neonpro",
                "neonpro");

        assertThat(rendering.kind("Cluster"))
                .extracting(it -> Rendering.name(it) + " " + it.at("/spec/storage/size").asText())
                .containsExactlyInAnyOrder("money 500Gi", "postgres 50Gi");
        assertThat(rendering.objects())
                .allSatisfy(object -> assertThat(SCHEMAS.know(object) ? SCHEMAS.faults(object) : List.of())
                        .as(object.path("kind").asText() + " " + Rendering.name(object))
                        .isEmpty());
        assertThat(variable(rendering, "billing", "NEONPRO_POSTGRES_PRIMARY")).isEqualTo("money-rw:5432");
        assertThat(variable(rendering, "billing", "NEONPRO_POSTGRES_REPLICA")).isEqualTo("money-ro:5432");
        assertThat(variable(rendering, "patient", "NEONPRO_POSTGRES_PRIMARY")).isEqualTo("postgres-rw:5432");
        assertThat(Stream.of("Database", "DatabaseRole")
                        .flatMap(rendering::kind)
                        .filter(it -> it.at("/spec/cluster/name").asText().equals("money"))
                        .map(Rendering::name))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("billing"));
        assertThat(named(rendering, "NetworkPolicy", "billing").findValuesAsText("cnpg.io/cluster"))
                .containsExactly("money");
        assertThat(names(rendering, "Certificate")).contains("money", "postgres");
        assertThat(names(rendering, "ScheduledBackup")).containsExactly("money", "postgres");
        JsonNode job = named(rendering, "Job", "migrate-money");
        assertThat(job.at("/spec/template/spec/containers/0/env").findValuesAsText("value"))
                .contains("money-rw:5432", "billing");
        assertThat(job.findValuesAsText("secretName")).containsExactly("money-tls");
        assertThat(named(rendering, "Job", "migrate").toString()).contains("postgres-superuser").doesNotContain("billing");
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

        assertThat(variable(rendering, "patient", "NEONPRO_POSTGRES_REPLICA"))
                .isEqualTo("postgres-ro-1:5432,postgres-ro-2:5432,postgres-ro-4:5432");
        assertThat(named(rendering, "Service", "postgres-ro-4").at("/spec/selector/cnpg.io~1instanceName").asText())
                .isEqualTo("postgres-4");
        assertThat(named(rendering, "Certificate", "postgres").at("/spec/dnsNames"))
                .extracting(JsonNode::asText)
                .contains("postgres-ro-1", "postgres-ro-4");
    }

    @Test
    void whoWritesIsAskedThroughThePoolerWhereThereIsOne() {
        var rendering = Rendering.with(Map.of("global.postgres.pooled", "true"), "neonpro", "neonpro");

        assertThat(variable(rendering, "patient", "NEONPRO_POSTGRES_PRIMARY")).isEqualTo("postgres-pooler-rw:5432");
        assertThat(names(rendering, "Pooler")).containsExactly("postgres-pooler-rw");
        assertThat(named(rendering, "Job", "migrate").toString()).contains("postgres-rw:5432");
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

        assertThat(variable(rendering, "patient", "NEONPRO_POSTGRES_PRIMARY")).isEqualTo("pg.example:5433");
        assertThat(variable(rendering, "patient", "NEONPRO_POSTGRES_REPLICA")).isEqualTo("pg-a.example:5433");
        assertThat(rendering.kind("Cluster")).isEmpty();
    }

    /** The plugin's stores have the form of what CloudNativePG itself kept until 1.26; there are no schemas of them here. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "second-region"})
    void backupsAreThePlugins(String values) {
        Rendering rendering = Rendering.of(values);
        Set<String> stores = names(rendering, "ObjectStore");

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

    /** As the images are called when they are built: a service's by its variant, the others' by their release alone. */
    @Test
    void imagesAreCalledAsTheyAreBuilt() {
        Rendering rendering = Rendering.of("small");

        assertThat(Rendering.SERVICES)
                .allSatisfy(service -> assertThat(image(rendering, "Deployment", service))
                        .isEqualTo("registry.example/neonpro/" + service + ":1.0.0-jvm"));
        assertThat(image(rendering, "Job", "migrate")).isEqualTo("registry.example/neonpro/migrate:1.0.0");
        assertThat(image(rendering, "Deployment", "gateway")).isEqualTo("registry.example/neonpro/gateway:1.0.0");
    }

    private static String image(Rendering rendering, String kind, String name) {
        return named(rendering, kind, name)
                .at("/spec/template/spec/containers/0/image")
                .asText();
    }

    private static JsonNode named(Rendering rendering, String kind, String name) {
        return rendering
                .kind(kind)
                .filter(it -> Rendering.name(it).equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Of its environment. */
    private static String variable(Rendering rendering, String service, String name) {
        return StreamSupport.stream(
                        named(rendering, "Deployment", service)
                                .at("/spec/template/spec/containers/0/env")
                                .spliterator(),
                        false)
                .filter(it -> it.path("name").asText().equals(name))
                .map(it -> it.path("value").asText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void citusHasACoordinatorAndWorkersThatHearWhoATransactionWorksFor() {
        var rendering = Rendering.with(
                Map.of("data.postgres.citus.enabled", "true", "data.postgres.citus.workers", "2"),
                "neonpro",
                "neonpro");

        var clusters = rendering.kind("Cluster").toList();
        assertThat(clusters)
                .extracting(Rendering::name)
                .containsExactlyInAnyOrder("postgres", "postgres-worker-0", "postgres-worker-1");
        assertThat(clusters).allSatisfy(cluster -> {
            assertThat(SCHEMAS.know(cluster) ? SCHEMAS.faults(cluster) : List.of())
                    .isEmpty();
            assertThat(cluster.at("/spec/postgresql/shared_preload_libraries/0").asText())
                    .isEqualTo("citus");
            assertThat(cluster.at("/spec/postgresql/parameters")
                            .path("citus.propagate_set_commands")
                            .asText())
                    .isEqualTo("local");
        });
    }

    /** What is off in every file of values. */
    @Test
    void whatMayBeSwitchedOnIsWhatItsSchemaSays() {
        var rendering = Rendering.with(
                Map.of(
                        "observability.traces.enabled", "true",
                        "global.edge.jwt", "true",
                        "edge.keys[0].id", "k1",
                        "edge.keys[0].pem", "-----BEGIN PUBLIC KEY-----",
                        "edge.gslb.enabled", "true",
                        "events.outside.enabled", "true",
                        "events.mirror.enabled", "true",
                        "global.postgres.pooled", "true",
                        "global.mesh.tokens", "true",
                        "global.waking.enabled", "true"),
                "neonpro",
                "neonpro");

        assertThat(rendering.objects())
                .extracting(object -> object.path("kind").asText())
                .contains("KafkaMirrorMaker2", "Gslb", "KongPlugin", "KongConsumer", "Telemetry", "Pooler", "RequestAuthentication");
        assertThat(rendering.objects())
                .allSatisfy(object -> assertThat(SCHEMAS.know(object) ? SCHEMAS.faults(object) : List.of())
                        .as(object.path("kind").asText() + " " + Rendering.name(object))
                        .isEmpty());
    }

    @Test
    void kongIsNotToldToLookAtTokensWithoutTheirKeys() {
        assertThatThrownBy(() -> Rendering.with(Map.of("global.edge.jwt", "true"), "neonpro", "neonpro"))
                .hasMessageContaining("say in edge.keys which keys sign them");
    }

    /** A pod that mounts what nobody makes never starts. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "large"})
    void whatIsMountedIsMade(String values) {
        Rendering rendering = Rendering.of(values);
        Set<String> made = new HashSet<>(Set.of("kafka-cluster-ca-cert"));
        rendering.kind("KafkaUser").map(Rendering::name).forEach(made::add);
        rendering
                .kind("Certificate")
                .map(it -> it.at("/spec/secretName").asText())
                .forEach(made::add);
        rendering
                .kind("ExternalSecret")
                .map(it -> it.at("/spec/target/name").asText())
                .forEach(made::add);
        Set<String> configured =
                rendering.kind("ConfigMap").map(Rendering::name).collect(Collectors.toSet());

        assertThat(Stream.concat(rendering.kind("Deployment"), rendering.kind("Job"))
                        .flatMap(it -> it.at("/spec/template/spec").findValuesAsText("secretName").stream()))
                .isNotEmpty()
                .isSubsetOf(made);
        assertThat(rendering
                        .kind("Deployment")
                        .flatMap(it -> it.at("/spec/template/spec").findValues("configMap").stream())
                        .map(it -> it.path("name").asText()))
                .isSubsetOf(configured);
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

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
