package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sleeps is woken by what KEDA can reach, and nobody gets past anything by that. */
class WakingIT {

    private static final List<String> SLEEPING = List.of("billing", "notify");

    /** KEDA is in a namespace of its own, where a bare name is nobody's. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "large"})
    void noAddressThatKedaAsksIsABareName(String values) {
        assertThat(addresses(Rendering.of(values)))
                .isNotEmpty()
                .allMatch(address -> address.replaceFirst("^https?://", "").matches("[^:/]+\\.[^:/]+:[0-9]+"));
    }

    /** Strimzi's certificates have the bootstrap service's name alone, and with its namespace and {@code svc} behind. */
    @Test
    void kafkaIsAskedByANameOfItsCertificateAndAnotherOneByItsOwn() {
        Rendering elsewhere = Rendering.with(Map.of(), "np", "elsewhere");
        Rendering others =
                Rendering.with(Map.of("global.kafka.bootstrapServers", "a:9093,b.example:9093"), "np", "elsewhere");

        assertThat(servers(elsewhere)).containsOnly("kafka-kafka-bootstrap.elsewhere.svc:9093");
        assertThat(servers(others)).containsOnly("a.elsewhere.svc:9093,b.example:9093");
    }

    /** What each service answers for itself wakes nobody, also where a part of the path varies. */
    @Test
    void noPathThatVariesIsMatchedAsItIsWritten() {
        List<String> exact = Rendering.of("large")
                .kind("VirtualService")
                .flatMap(it -> it.findValuesAsText("exact").stream())
                .toList();
        List<String> whole = itself("billing", "regex");

        assertThat(exact).isNotEmpty().noneMatch(path -> path.contains("{"));
        assertThat(whole).isNotEmpty().allMatch(pattern -> pattern.contains("[^/]+"));
    }

    private static List<String> itself(String service, String how) {
        return routes(Rendering.of("large").named("VirtualService", service))
                .filter(route -> route.path("name").asText().equals("itself"))
                .flatMap(route -> route.findValuesAsText(how).stream())
                .toList();
    }

    private static Stream<JsonNode> routes(JsonNode virtualService) {
        return Rendering.stream(virtualService.at("/spec/http"));
    }

    /** It is known of nobody behind it who they are. */
    @Test
    void theInterceptorTurnsAwayWhoeverIsNotOfThePlatform() {
        Rendering rendering = Rendering.of("large");

        assertThat(SLEEPING).allSatisfy(service -> {
            JsonNode guard = rendering.named("AuthorizationPolicy", "neonpro-" + service + "-neonpro");
            assertThat(guard.at("/metadata/namespace").asText()).isEqualTo("keda");
            assertThat(guard.at("/spec/selector/matchLabels").toString()).contains("interceptor");
            assertThat(guard.at("/spec/action").asText()).isEqualTo("DENY");
            assertThat(texts(guard.at("/spec/rules/0/from/0/source/notNamespaces")))
                    .containsExactly("kong", "neonpro");
            assertThat(guard.at("/spec/rules/0/to/0/operation").has("paths")).isFalse();
            assertThat(texts(guard.at("/spec/rules/0/to/0/operation/hosts")))
                    .containsAll(known(rendering, service))
                    .contains(service + ".neonpro.svc.cluster.local:*");
        });
        assertThat(Rendering.of("small").kind("AuthorizationPolicy"))
                .noneMatch(it -> it.at("/metadata").has("namespace"));
    }

    /** Else the edge might ask what the mesh keeps from it. */
    @Test
    void theInterceptorLeadsTheEdgeToNothingThatIsForServices() {
        JsonNode notify = Rendering.of("large").named("AuthorizationPolicy", "neonpro-notify-neonpro");

        assertThat(texts(notify.at("/spec/rules/1/from/0/source/notNamespaces")))
                .containsExactly("neonpro");
        assertThat(texts(notify.at("/spec/rules/1/to/0/operation/paths"))).contains("/api/v1/account-letters");
    }

    /** It is asked as whom it knows. */
    @Test
    void theMeshLeadsToTheInterceptorByANameThatItKnows() {
        Rendering rendering = Rendering.of("large");

        assertThat(SLEEPING)
                .allSatisfy(service -> assertThat(routes(rendering.named("VirtualService", service))
                                .filter(route -> route.path("name").asText().equals("waking"))
                                .map(route -> route.at("/rewrite/authority").asText()))
                        .hasSize(1)
                        .isSubsetOf(known(rendering, service)));
    }

    /** And of its namespace nobody else is let in. */
    @Test
    void theInterceptorIsLetInAsItself() {
        JsonNode own = Rendering.of("large").named("AuthorizationPolicy", "billing");

        assertThat(own.toString())
                .contains("cluster.local/ns/keda/sa/keda-add-ons-http-interceptor")
                .doesNotContain("\"namespaces\":[\"keda\"]");
    }

    /** By which names the interceptor leads to a service. */
    private static List<String> known(Rendering rendering, String service) {
        return rendering.named("InterceptorRoute", service).findValues("hosts").stream()
                .flatMap(WakingIT::texts)
                .toList();
    }

    /** An invitation, or a link to choose another password, is asked of notify by identity, and is of use at once. */
    @Test
    void lettersAboutAccountsAreSentAtNightToo() {
        Rendering led = Rendering.of("large");
        Rendering byAddress = Rendering.with(
                Map.of(
                        "global.waking.enabled", "true",
                        "global.mesh.enabled", "false",
                        "global.secure.enabled", "false"),
                "neonpro",
                "neonpro");

        assertThat(fewest(Rendering.of("small"), "notify")).isEqualTo("1");
        assertThat(fewest(byAddress, "notify")).isEqualTo("1");
        assertThat(fewest(led, "notify")).isEqualTo("0");
        assertThat(routes(led.named("VirtualService", "notify"))
                        .filter(route -> route.path("name").asText().equals("waking"))
                        .flatMap(route -> route.findValuesAsText("sourceNamespace").stream()))
                .contains("neonpro");
        assertThat(fewest(Rendering.of("small"), "billing")).isEqualTo("0");
    }

    private static String fewest(Rendering rendering, String service) {
        return rendering
                .named("ScaledObject", service)
                .at("/spec/minReplicaCount")
                .asText();
    }

    @Test
    void clinicsMayBeWhereverOperatorsSay() {
        Rendering rendering = Rendering.with(
                Map.of("billing.sleep.zones[0]", "Europe/Lisbon", "billing.sleep.zones[1]", "Asia/Macau"),
                "neonpro",
                "neonpro");

        assertThat(rendering.named("ScaledObject", "billing").findValuesAsText("timezone"))
                .containsExactly("Europe/Lisbon", "Asia/Macau");
        assertThat(rendering.named("ScaledObject", "notify").findValuesAsText("timezone"))
                .contains("America/Sao_Paulo");
    }

    /** Where nothing wakes anybody, as many as are said are there by load; sizes are another operator's. */
    @Test
    void withoutKedaNobodySleeps() {
        Rendering rendering = Rendering.with(
                Map.of("global.autoscaling.enabled", "false", "billing.replicas.min", "3"), "neonpro", "neonpro");

        assertThat(rendering.kind("ScaledObject")).isEmpty();
        assertThat(rendering.names("HorizontalPodAutoscaler")).containsAll(Rendering.SERVICES);
        assertThat(rendering
                        .named("HorizontalPodAutoscaler", "billing")
                        .at("/spec/minReplicas")
                        .asInt())
                .isEqualTo(3);
        assertThat(rendering.names("VerticalPodAutoscaler")).containsAll(Rendering.SERVICES);
        assertThat(Rendering.with(Map.of("global.autoscaling.vertical", "false"), "neonpro", "neonpro")
                        .kind("VerticalPodAutoscaler"))
                .isEmpty();
    }

    private static Stream<String> servers(Rendering rendering) {
        return rendering.kind("ScaledObject").flatMap(it -> it.findValuesAsText("bootstrapServers").stream());
    }

    private static Stream<String> addresses(Rendering rendering) {
        return Stream.concat(
                servers(rendering),
                rendering
                        .kind("ScaledObject")
                        .flatMap(it -> Stream.of("serverAddress", "scalerAddress")
                                .flatMap(name -> it.findValuesAsText(name).stream())));
    }

    private static Stream<String> texts(JsonNode nodes) {
        return Rendering.stream(nodes).map(JsonNode::asText);
    }
}
