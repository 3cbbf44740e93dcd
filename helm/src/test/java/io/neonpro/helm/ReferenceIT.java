package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an object names is there: nobody says that it is not, until something never starts or is never let in. */
class ReferenceIT {

    private static final Pattern ADDRESS = Pattern.compile("(?:\\w+://)?([a-z][a-z0-9-]*):(\\d+)");
    private static final String NAME = "app.kubernetes.io/name";

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
                        .flatMap(value -> Stream.of(value.split(",")))
                        .map(ADDRESS::matcher)
                        .filter(Matcher::matches)
                        .map(address -> address.group(1) + ":" + address.group(2)))
                .isNotEmpty()
                .isSubsetOf(there);
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "large", "large+second-region"})
    void whatIsReferredToIsThere(String values) {
        Rendering rendering = Rendering.of(values);

        assertThat(Stream.of("HorizontalPodAutoscaler", "ScaledObject")
                        .flatMap(rendering::kind)
                        .map(it -> it.at("/spec/scaleTargetRef/name").asText()))
                .isNotEmpty()
                .isSubsetOf(rendering.names("Deployment"));
        assertThat(rendering
                        .kind("VerticalPodAutoscaler")
                        .map(it -> it.at("/spec/targetRef/name").asText()))
                .isSubsetOf(rendering.names("Deployment"));
        assertThat(rendering
                        .kind("ScaledObject")
                        .flatMap(it -> it.findValues("authenticationRef").stream())
                        .map(it -> it.path("name").asText()))
                .isSubsetOf(rendering.names("TriggerAuthentication"));
        assertThat(rendering.kind("ScaledObject").flatMap(it -> it.findValuesAsText("topic").stream()))
                .isSubsetOf(rendering.names("KafkaTopic"));
        assertThat(rendering
                        .kind("HTTPRoute")
                        .flatMap(it -> it.findValues("extensionRef").stream())
                        .map(it -> it.path("name").asText()))
                .isSubsetOf(rendering.names("KongPlugin"));
        Set<String> backends = rendering.names("Service");
        backends.add("keda-add-ons-http-interceptor-proxy");
        assertThat(rendering
                        .kind("HTTPRoute")
                        .flatMap(it -> it.findValues("backendRefs").stream())
                        .flatMap(it -> it.findValuesAsText("name").stream()))
                .isNotEmpty()
                .isSubsetOf(backends);
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

    /** Of the two that no build of a service looks at. */
    @Test
    void nothingIsSetThatNobodyReads() throws IOException {
        Rendering rendering = Rendering.of("small");
        String gateway = Files.readString(Path.of("gateway", "README.md"));
        String migrate = Files.readString(Path.of("..", "bom", "migrate", "README.md"));

        assertThat(variables(rendering.named("Deployment", "gateway")))
                .contains("NEONPRO_IDENTITY_URL", "NEONPRO_PATIENT_URL", "HOST")
                .allMatch(name -> name.matches("NEONPRO_[A-Z]+_(URL|ADDRESS)") || gateway.contains(name));
        assertThat(variables(rendering.named("Job", "migrate")))
                .contains("NEONPRO_POSTGRES_PRIMARY", "NEONPRO_TLS_CA", "NEONPRO_POSTGRES_PATIENT_OWNER_PASSWORD")
                .allMatch(name -> name.matches("NEONPRO_POSTGRES_[A-Z]+_(OWNER|APP|RELAY)_PASSWORD")
                        || name.equals("NEONPRO_POSTGRES_ADMIN_PASSWORD")
                        || migrate.contains("`" + name + "`"));
    }

    private static List<String> variables(JsonNode workload) {
        return workload.at("/spec/template/spec/containers/0/env").findValuesAsText("name").stream()
                .filter(name -> name.matches("[A-Z_]+"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "large"})
    void whatIsSelectedIsThere(String values) {
        Rendering rendering = Rendering.of(values);
        List<Map<String, String>> pods = Stream.concat(rendering.kind("Deployment"), rendering.kind("Job"))
                .map(it -> labels(it.at("/spec/template/metadata/labels")))
                .toList();
        List<JsonNode> services = rendering.kind("Service").toList();

        assertThat(Stream.of("PodDisruptionBudget", "PeerAuthentication", "AuthorizationPolicy")
                        .flatMap(rendering::kind)
                        .map(it -> labels(it.at("/spec/selector/matchLabels"))))
                .isNotEmpty()
                .allMatch(wanted -> isAmong(pods, wanted));
        // those of Postgres' pods are its operator's
        assertThat(services.stream().map(it -> labels(it.at("/spec/selector"))).filter(it -> it.containsKey(NAME)))
                .isNotEmpty()
                .allMatch(wanted -> isAmong(pods, wanted));
        assertThat(rendering
                        .kind("PodMonitor")
                        .map(it -> labels(it.at("/spec/selector/matchLabels")))
                        .filter(it -> it.containsKey(NAME)))
                .isNotEmpty()
                .allMatch(wanted -> isAmong(pods, wanted));
        assertThat(rendering.kind("ServiceMonitor")).isNotEmpty().allSatisfy(monitor -> {
            Map<String, String> wanted = labels(monitor.at("/spec/selector/matchLabels"));
            assertThat(services.stream()
                            .filter(it -> isAmong(List.of(labels(it.at("/metadata/labels"))), wanted))
                            .flatMap(it -> it.at("/spec/ports").findValuesAsText("name").stream()))
                    .containsAll(monitor.at("/spec/endpoints").findValuesAsText("port"));
        });
    }

    /** A sidecar that does not reach Istio is never ready, and neither is its pod. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "large"})
    void whoHasASidecarReachesIstio(String values) {
        Rendering rendering = Rendering.of(values);
        List<Map<String, String>> reach = rendering
                .kind("NetworkPolicy")
                .filter(it -> it.at("/spec/egress").toString().contains("15012"))
                .map(it -> labels(it.at("/spec/podSelector/matchLabels")))
                .toList();

        assertThat(Stream.concat(rendering.kind("Deployment"), rendering.kind("Job"))
                        .map(it -> it.at("/spec/template/metadata"))
                        .filter(it -> !it.at("/annotations/sidecar.istio.io~1inject")
                                .asText()
                                .equals("false"))
                        .map(it -> labels(it.path("labels"))))
                .isNotEmpty()
                .allMatch(labels ->
                        reach.stream().anyMatch(wanted -> labels.entrySet().containsAll(wanted.entrySet())));
        assertThat(rendering.kind("Cluster"))
                .isNotEmpty()
                .allMatch(it -> it.at("/spec/inheritedMetadata/annotations/sidecar.istio.io~1inject")
                        .asText()
                        .equals("false"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "large"})
    void whoIsLetInAndWhereItIsRoutedIsThere(String values) {
        Rendering rendering = Rendering.of(values);
        Set<String> accounts = rendering.names("ServiceAccount");
        Set<String> subsets = rendering
                .kind("DestinationRule")
                .flatMap(it -> it.at("/spec/subsets").findValuesAsText("name").stream()
                        .map(subset -> it.at("/spec/host").asText() + "/" + subset))
                .collect(Collectors.toSet());

        assertThat(rendering
                        .kind("Deployment")
                        .map(it ->
                                it.at("/spec/template/spec/serviceAccountName").asText())
                        .filter(account -> !account.isEmpty()))
                .isNotEmpty()
                .isSubsetOf(accounts);
        assertThat(rendering
                        .kind("AuthorizationPolicy")
                        .flatMap(it -> it.findValues("principals").stream())
                        .flatMap(it -> StreamSupport.stream(it.spliterator(), false))
                        .map(it -> it.asText().replaceAll(".*/sa/", "")))
                .isNotEmpty()
                .isSubsetOf(accounts);
        assertThat(rendering
                        .kind("DestinationRule")
                        .map(it -> it.at("/spec/host").asText()))
                .isNotEmpty()
                .isSubsetOf(rendering.names("Service"));
        assertThat(rendering
                        .kind("VirtualService")
                        .flatMap(it -> it.findValues("destination").stream())
                        // the interceptor's are KEDA's
                        .filter(it -> it.has("subset"))
                        .map(it -> it.path("host").asText() + "/"
                                + it.path("subset").asText()))
                .isNotEmpty()
                .isSubsetOf(subsets);
        assertThat(rendering
                        .kind("HTTPRoute")
                        .flatMap(it -> it.at("/spec/parentRefs").findValuesAsText("name").stream()))
                .isNotEmpty()
                .isSubsetOf(rendering.names("Gateway"));
    }

    /** Of Kafka and of Postgres: what is said to no cluster is done by nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "large", "large+second-region"})
    void whoseItIsIsThere(String values) {
        Rendering rendering = Rendering.of(values);

        assertThat(Stream.of("KafkaTopic", "KafkaUser", "KafkaNodePool")
                        .flatMap(rendering::kind)
                        .map(it -> it.at("/metadata/labels/strimzi.io~1cluster").asText()))
                .isNotEmpty()
                .isSubsetOf(rendering.names("Kafka"));
        assertThat(Stream.of("Database", "DatabaseRole", "ScheduledBackup", "Pooler")
                        .flatMap(rendering::kind)
                        .map(it -> it.at("/spec/cluster/name").asText()))
                .isNotEmpty()
                .isSubsetOf(rendering.names("Cluster"));
        assertThat(rendering
                        .kind("Certificate")
                        .filter(it -> it.at("/spec/issuerRef/kind").asText().equals("Issuer"))
                        .map(it -> it.at("/spec/issuerRef/name").asText()))
                .isNotEmpty()
                .isSubsetOf(rendering.names("Issuer"));
    }

    private static boolean isAmong(List<Map<String, String>> labelled, Map<String, String> wanted) {
        return labelled.stream().anyMatch(labels -> labels.entrySet().containsAll(wanted.entrySet()));
    }

    private static Map<String, String> labels(JsonNode labels) {
        Map<String, String> read = new HashMap<>();
        labels.properties()
                .forEach(label -> read.put(label.getKey(), label.getValue().asText()));
        return read;
    }
}
