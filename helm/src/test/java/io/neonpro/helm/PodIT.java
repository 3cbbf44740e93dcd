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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pod is given and told is there: one that mounts what nobody makes never starts. */
class PodIT {

    private static final String SERVICE = "^(" + String.join("|", Rendering.SERVICES) + ")-";
    private static final Pattern ADDRESS = Pattern.compile("(?:\\w+://)?([a-z][a-z0-9-]*):(\\d+)");

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

        assertThat(rendering.workloads())
                .flatExtracting(workload -> workload.findValues("secretKeyRef"))
                .extracting(
                        key -> key.path("name").asText() + "/" + key.path("key").asText())
                .isNotEmpty()
                .isSubsetOf(fetched);
    }

    /** It would go on with the one before, and be let in nowhere. */
    @ParameterizedTest
    @ValueSource(strings = {"kind", "small", "large"})
    void whoReadsASecretAtItsStartIsStartedAnewWhenItChanges(String values) {
        assertThat(Rendering.of(values).kind("Deployment")).allSatisfy(deployment -> {
            String named = deployment
                    .at("/metadata/annotations/secret.reloader.stakater.com~1reload")
                    .asText();
            assertThat(deployment.findValues("secretKeyRef"))
                    .as(Rendering.name(deployment))
                    .extracting(key -> key.path("name").asText())
                    .isSubsetOf(named.split(","));
        });
        assertThat(Rendering.of(values)
                        .named("Deployment", "billing")
                        .at("/metadata/annotations/secret.reloader.stakater.com~1reload")
                        .asText())
                .contains("billing-database-app", "billing-database-relay", "billing-secrets")
                .doesNotContain("owner");
    }

    /** An executable would else keep room for three of its kind free. */
    @Test
    void whatAPodMayHaveOfMemoryGoesByItsForm() {
        Map<String, String> natively = Rendering.SERVICES.stream()
                .collect(Collectors.toMap(service -> service + ".image.variant", any -> "native"));
        natively.put("patient.canary.enabled", "true");

        Rendering executables = Rendering.with(natively, "neonpro", "neonpro");
        assertThat(memory(executables, "billing")).isEqualTo("256Mi 256Mi");
        assertThat(memory(executables, "patient-canary")).isEqualTo("256Mi 256Mi");
        assertThat(memory(executables, "identity")).isEqualTo("512Mi 512Mi");
        assertThat(memory(Rendering.of("small"), "billing")).isEqualTo("768Mi 768Mi");
        assertThat(memory(Rendering.of("small"), "identity")).isEqualTo("1Gi 1Gi");
        assertThat(executables
                        .named("VerticalPodAutoscaler", "billing")
                        .at("/spec/resourcePolicy/containerPolicies/0/maxAllowed/memory")
                        .asText())
                .isEqualTo("256Mi");
    }

    /** After what the image says to it, so that it wins; an executable would read it as nothing, or as an order. */
    @Test
    void whatTheJvmIsToldIsToldToNoExecutable() {
        Map<String, String> told = Map.of("patient.javaOptions", "-Xss512k", "billing.javaOptions", "-Xss512k");
        Map<String, String> natively = new HashMap<>(told);
        natively.put("billing.image.variant", "native");

        Rendering rendering = Rendering.with(natively, "neonpro", "neonpro");
        assertThat(rendering.variable("patient", "JDK_JAVA_OPTIONS")).isEqualTo("-Xss512k");
        assertThat(variables(rendering.named("Deployment", "billing"))).noneMatch(name -> name.contains("JAVA"));
        assertThat(variables(rendering.named("Deployment", "clinic"))).noneMatch(name -> name.contains("JAVA"));
    }

    /** Of less, a heap that is only used would pass the share at once, and there would be as many as there may be. */
    @ParameterizedTest
    @ValueSource(strings = {"kind", "small", "large"})
    void whatIsScaledByMemoryAsksForAllOfIt(String values) {
        Rendering rendering = Rendering.of(values);
        List<String> scaled = Stream.of("HorizontalPodAutoscaler", "ScaledObject")
                .flatMap(rendering::kind)
                .filter(scaler -> scaler.toString().contains("\"memory\""))
                .map(Rendering::name)
                .toList();

        assertThat(scaled).hasSize(Rendering.SERVICES.size() + 1).allSatisfy(workload -> {
            String[] asksAndMayHave = memory(rendering, workload).split(" ");
            assertThat(asksAndMayHave[0]).as(workload).isEqualTo(asksAndMayHave[1]);
        });
    }

    @Test
    void theReadmeTellsHowMuchMemoryALaptopNeeds() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(readme)
                .contains("ask for " + gibibytes("jvm")
                        + " GiB of memory, with\n`<service>.image.variant=native` for each for " + gibibytes("native")
                        + ".");
    }

    /** Of all that is there for ever, as each is asked for once. */
    private static long gibibytes(String variant) {
        Rendering rendering = Rendering.with(
                Rendering.SERVICES.stream()
                        .collect(Collectors.toMap(service -> service + ".image.variant", any -> variant)),
                "neonpro",
                "neonpro");
        return Math.round(rendering
                        .kind("Deployment")
                        .mapToLong(it ->
                                mebibytes(memory(rendering, Rendering.name(it)).split(" ")[0]))
                        .sum()
                / 1024.0);
    }

    private static long mebibytes(String quantity) {
        long number = Long.parseLong(quantity.replaceAll("\\D", ""));
        return quantity.endsWith("Gi") ? number * 1024 : quantity.endsWith("Ki") ? number / 1024 : number;
    }

    private static String memory(Rendering rendering, String deployment) {
        JsonNode resources = rendering.named("Deployment", deployment).at("/spec/template/spec/containers/0/resources");
        return resources.at("/requests/memory").asText() + " "
                + resources.at("/limits/memory").asText();
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

        assertThat(rendering
                        .workloads()
                        .flatMap(it -> it.at("/spec/template/spec").findValuesAsText("secretName").stream()))
                .isNotEmpty()
                .isSubsetOf(made);
        assertThat(rendering
                        .kind("Deployment")
                        .flatMap(it -> it.at("/spec/template/spec").findValues("configMap").stream())
                        .map(it -> it.path("name").asText()))
                .isSubsetOf(configured);
    }

    /** Postgres' and Kafka's are made by their operators. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "large"})
    void everyAddressThatAPodIsToldIsThere(String values) {
        Rendering rendering = Rendering.of(values);
        Set<String> there = new HashSet<>(Set.of("postgres-rw:5432", "postgres-ro:5432", "kafka-kafka-bootstrap:9093"));
        rendering.kind("Pooler").forEach(pooler -> there.add(Rendering.name(pooler) + ":5432"));
        rendering.kind("Service").forEach(service -> {
            service.at("/spec/ports")
                    .forEach(port -> there.add(
                            Rendering.name(service) + ":" + port.path("port").asInt()));
            if (service.at("/spec/type").asText().equals("ExternalName")) {
                there.add(Rendering.name(service) + ":8080");
            }
        });

        assertThat(rendering
                        .workloads()
                        .flatMap(workload ->
                                workload.at("/spec/template/spec/containers/0/env").findValuesAsText("value").stream())
                        .flatMap(value -> Stream.of(value.split(",")))
                        .map(ADDRESS::matcher)
                        .filter(Matcher::matches)
                        .map(address -> address.group(1) + ":" + address.group(2)))
                .isNotEmpty()
                .isSubsetOf(there);
    }

    /** One of one may never go. */
    @ParameterizedTest
    @ValueSource(strings = {"kind", "small", "large"})
    void noNodeIsKeptFromBeingDrained(String values) {
        Rendering rendering = Rendering.of(values);

        assertThat(rendering
                        .kind("PodDisruptionBudget")
                        .filter(budget -> budget.at("/spec/maxUnavailable").asInt() < 1))
                .allSatisfy(budget -> assertThat(budget.at("/spec/minAvailable").asInt())
                        .as(Rendering.name(budget))
                        .isLessThan(fewest(rendering, Rendering.name(budget))));
        // where there is one of each, it goes with its node
        assertThat(rendering.names("PodDisruptionBudget"))
                .contains("billing", "notify")
                .hasSize(values.equals("kind") ? 2 : Rendering.SERVICES.size() + 1);
    }

    private static int fewest(Rendering rendering, String workload) {
        return Stream.of("HorizontalPodAutoscaler", "ScaledObject")
                .flatMap(rendering::kind)
                .filter(scaler -> Rendering.name(scaler).equals(workload))
                .mapToInt(scaler -> scaler.at("/spec/minReplicas").asInt()
                        + scaler.at("/spec/minReplicaCount").asInt())
                .sum();
    }

    /** Where no External Secrets is, somebody makes them by hand, and has to know which. */
    @Test
    void theReadmeNamesWhatAClusterOfOnesOwnMakesByHand() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(Rendering.of("kind").workloads())
                .flatExtracting(workload -> workload.findValues("secretKeyRef"))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(readme)
                        .contains(
                                "`" + key.path("name").asText().replaceFirst(SERVICE, "<service>-") + "`",
                                "`" + key.path("key").asText() + "`"));
    }

    /** A registry may let nobody in who has no password; what is others' may be mirrored there. */
    @Test
    void everyImageIsFetchedAsWhoMay() {
        Rendering rendering = Rendering.with(
                Map.of(
                        "global.image.pullSecrets[0].name", "ours",
                        "patient.canary.enabled", "true",
                        "observability.traces.enabled", "true",
                        "cluster.headroom.enabled", "true",
                        "global.postgres.workers", "2"),
                "neonpro",
                "neonpro");

        assertThat(Stream.concat(
                        rendering.workloads().map(it -> it.at("/spec/template/spec")),
                        rendering.kind("Cluster").map(it -> it.path("spec"))))
                .hasSizeGreaterThan(Rendering.SERVICES.size() + 8)
                .allMatch(it -> it.path("imagePullSecrets").toString().equals("[{\"name\":\"ours\"}]"));
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
}
