package io.neonpro.manifests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.manifests.deployment.object.Platform;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is said of a service changes its objects. */
class AnnotationTest {

    private static final String GIVEN_UP = "validations.keda.sh/hpa-ownership: \"false\"";

    private final ObjectsOf plain = new ObjectsOf(Agenda.configured().saying(Applications.Plain.class));
    private final ObjectsOf busy = new ObjectsOf(Agenda.configured().saying(Applications.Busy.class));
    private final ObjectsOf sleepy = new ObjectsOf(Agenda.configured().saying(Applications.Sleepy.class));

    @Test
    void whatIsAutoscaledHasAnAutoscalerAndNoNumberOfItsOwn() {
        var scaler = busy.spec("HorizontalPodAutoscaler", "agenda");

        assertThat(scaler.path("minReplicas").asInt()).isEqualTo(3);
        assertThat(scaler.path("maxReplicas").asInt()).isEqualTo(12);
        assertThat(scaler.at("/metrics/0/resource/target/averageUtilization").asInt())
                .isEqualTo(60);
        assertThat(scaler.at("/metrics/1/resource/target/averageUtilization").asInt())
                .isEqualTo(75);
        assertThat(scaler.at("/metrics/2/pods/metric/name").asText()).isEqualTo("pending_requests");
        assertThat(scaler.at("/metrics/2/pods/target/averageValue").asText()).isEqualTo("20");
        assertThat(busy.spec("Deployment", "agenda").has("replicas")).isFalse();
        assertThat(plain.has("HorizontalPodAutoscaler")).isFalse();
        assertThat(plain.spec("Deployment", "agenda").path("replicas").asInt()).isEqualTo(1);
    }

    /** Never both: one is there without the switch, the other with it. */
    @Test
    void whatIsForeseenIsScaledByKedaOnceForecastsAreOn() {
        var service = Agenda.configured().saying(Applications.Prophetic.class);
        var files = new Platform(service).files();
        var foreseen = new ObjectsOf(service);

        assertThat(files.get("agenda/templates/horizontalpodautoscaler-agenda.yaml"))
                .startsWith("{{- if not .Values.global.forecast.enabled }}")
                .contains(GIVEN_UP);
        assertThat(files.get("agenda/templates/scaledobject-agenda.yaml"))
                .startsWith("{{- if .Values.global.forecast.enabled }}")
                .contains("sum(neonpro:requests:forecast{job=\\\"agenda\\\",namespace=", "threshold: \"80\"");
        assertThat(foreseen.spec("PrometheusRule", "agenda").findValuesAsText("record"))
                .contains("neonpro:requests:rate10m", "neonpro:booked:day", "neonpro:requests:forecast");
        assertThat(files.get("agenda.yaml"))
                .contains("kind: HorizontalPodAutoscaler")
                .doesNotContain("kind: ScaledObject");
    }

    @Test
    void sizesAreRequestsLimitsAndBounds() {
        var container = busy.spec("Deployment", "agenda").at("/template/spec/containers/0");

        assertThat(container.at("/resources/requests/cpu").asText()).isEqualTo("100m");
        assertThat(container.at("/resources/limits/memory").asText()).isEqualTo("1Gi");
        var bounds = busy.spec("VerticalPodAutoscaler", "agenda").at("/resourcePolicy/containerPolicies/0");
        assertThat(bounds.at("/minAllowed/memory").asText()).isEqualTo("128Mi");
        assertThat(bounds.at("/maxAllowed/cpu").asText()).isEqualTo("1");
        // of a native executable; its deployments ask for the most, as they are scaled by it
        var files = new Platform(Agenda.configured().saying(Applications.Busy.class)).files();
        assertThat(List.of("deployment-agenda", "deployment-agenda-canary", "verticalpodautoscaler-agenda"))
                .map(object -> files.get("agenda/templates/" + object + ".yaml"))
                .allSatisfy(
                        template -> assertThat(template)
                                .contains(
                                        "memory: {{ ternary \"96Mi\" \"1Gi\" (eq .Values.image.variant \"native\") | quote }}"));
    }

    /** A heap grows to its bound whatever is asked of it: of less than that, a share would have as many as there may be. */
    @Test
    void whoIsScaledByMemoryAsksForAllThatItMayHave() {
        var calculating = new ObjectsOf(Agenda.configured().saying(Applications.Calculating.class));

        assertThat(memory(busy)).isEqualTo("1Gi of 1Gi");
        assertThat(memory(sleepy)).isEqualTo("768Mi of 768Mi");
        assertThat(memory(calculating)).isEqualTo("384Mi of 768Mi");
        assertThat(memory(plain)).isEqualTo("384Mi of 768Mi");
    }

    private static String memory(ObjectsOf objects) {
        var resources = objects.spec("Deployment", "agenda").at("/template/spec/containers/0/resources");
        return resources.at("/requests/memory").asText() + " of "
                + resources.at("/limits/memory").asText();
    }

    @Test
    void twoAutoscalersNeverChangeTheSame() {
        var calculating = new ObjectsOf(Agenda.configured().saying(Applications.Calculating.class));

        assertThat(busy.spec("VerticalPodAutoscaler", "agenda")
                        .at("/updatePolicy/updateMode")
                        .asText())
                .isEqualTo("Off");
        var left = calculating.spec("VerticalPodAutoscaler", "agenda");
        assertThat(left.at("/updatePolicy/updateMode").asText()).isEqualTo("Initial");
        assertThat(left.at("/resourcePolicy/containerPolicies/0/controlledResources"))
                .extracting(JsonNode::asText)
                .containsExactly("memory");
    }

    @Test
    void aDisruptionLeavesWhatIsSaid() {
        assertThat(busy.spec("PodDisruptionBudget", "agenda")
                        .path("minAvailable")
                        .asInt())
                .isEqualTo(2);
        assertThat(plain.has("PodDisruptionBudget")).isFalse();
        // of what sleeps one may be all that there is, and goes
        assertThat(sleepy.spec("PodDisruptionBudget", "agenda").at("/maxUnavailable"))
                .hasToString("1");
        // where operators want fewer, it would keep the last one's node from being drained
        assertThat(new Platform(Agenda.configured().saying(Applications.Busy.class))
                        .files()
                        .get("agenda/templates/poddisruptionbudget-agenda.yaml"))
                .startsWith("{{- if gt (int .Values.replicas.min) 2 }}");
    }

    @Test
    void whoAsksOutsideReachesTheInternetAndNoPrivateNetwork() {
        var worldly = new ObjectsOf(Agenda.configured().saying(Applications.Worldly.class));
        var rule = stream(worldly.spec("NetworkPolicy", "agenda").path("egress"))
                .filter(it -> it.toString().contains("except"))
                .findFirst()
                .orElseThrow();

        assertThat(rule.path("ports").findValuesAsText("port")).containsExactly("443", "8443");
        assertThat(rule.at("/to/0/ipBlock/cidr").asText()).isEqualTo("0.0.0.0/0");
        assertThat(rule.at("/to/0/ipBlock/except"))
                .extracting(JsonNode::asText)
                .contains("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16");
        assertThat(plain.spec("NetworkPolicy", "agenda").toString()).doesNotContain("except");
    }

    /** Whoever is away measures nothing; whoever sleeps is away by right. */
    @Test
    void whoNeverSleepsIsMissed() {
        assertThat(plain.spec("PrometheusRule", "agenda").findValuesAsText("expr"))
                .contains("absent(up{job=\"agenda\",namespace=\"neonpro\"} == 1)");
        assertThat(sleepy.spec("PrometheusRule", "agenda").toString()).doesNotContain("absent(up");
    }

    @Test
    void aPromiseIsWatched() {
        var groups = busy.spec("PrometheusRule", "agenda").path("groups");

        assertThat(groups.at("/0/rules/7/expr").asText())
                .isEqualTo("neonpro:failures:ratio_rate1h{job=\"agenda\",namespace=\"neonpro\"} > 0.072"
                        + " and neonpro:failures:ratio_rate5m{job=\"agenda\",namespace=\"neonpro\"} > 0.072");
        // two installations are told apart
        assertThat(groups.at("/0/rules/0/labels/namespace").asText()).isEqualTo("neonpro");
        assertThat(groups.at("/1/rules/0/expr").asText())
                .contains("le=\"0.2\"", "uri!~\"/api/v1/visits/stream\"", "[5m]");
        assertThat(groups.at("/0/rules/7/annotations/runbook_url").asText()).endsWith("/availability");
        assertThat(plain.spec("PrometheusRule", "agenda").path("groups"))
                .extracting(group -> group.path("name").asText())
                .containsExactly("agenda-conditions", "agenda-lag");
    }

    /** Also while it sleeps; who hears for itself alone commits nothing. */
    @Test
    void whoHearsIsWatchedByWhatKafkaSaysOfIt() {
        var rules = sleepy.spec("PrometheusRule", "agenda").findValue("groups");

        assertThat(rules.toString())
                .contains(
                        "sum by (topic) (kafka_consumergroup_lag{consumergroup=~\\\"agenda\\\",namespace=\\\"neonpro\\\"}) > 5000")
                .doesNotContain("agenda-watch");
        assertThat(new Platform(Agenda.configured().saying(Applications.Plain.class))
                        .files()
                        .get("agenda/templates/prometheusrule-agenda.yaml"))
                .contains("{{- if .Values.global.kafka.enabled }}");
    }

    @Test
    void aCanaryGetsItsShareOnceItIsWanted() {
        var chart = new Platform(Agenda.configured().saying(Applications.Busy.class)).files();

        assertThat(chart.get("agenda/templates/virtualservice-agenda.yaml"))
                .contains("ternary 75 100 .Values.canary.enabled", "ternary 25 0 .Values.canary.enabled");
        assertThat(chart.get("agenda/templates/deployment-agenda-canary.yaml"))
                .startsWith("{{- if .Values.canary.enabled }}");
        assertThat(plain.spec("Deployment", "agenda-canary").isMissingNode()).isTrue();
    }

    @Test
    void callersBesideTheServicesAreLetIn() {
        assertThat(busy.spec("AuthorizationPolicy", "agenda").toString())
                .contains("cluster.local/ns/neonpro/sa/reports", "cluster.local/ns/neonpro/sa/gateway");
        assertThat(plain.spec("AuthorizationPolicy", "agenda").toString()).doesNotContain("reports");
    }

    /** Without that, two who ask each other end the build: {@link MisuseTest}. */
    @Test
    void whoGoesWithoutAnotherDoesNotNeedItAndMayBeAskedByIt() {
        var goesWithoutPeople = Agenda.configured().saying(Applications.Busy.class);

        assertThat(goesWithoutPeople.needs()).doesNotContain("people");
        assertThat(busy.spec("AuthorizationPolicy", "agenda").toString())
                .contains("cluster.local/ns/neonpro/sa/people");
        assertThat(Agenda.configured().saying(Applications.Plain.class).needs()).contains("people");
    }

    private static Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }
}
