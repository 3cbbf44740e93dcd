package io.neonpro.manifests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.manifests.deployment.agenda.RegisterResource;
import io.neonpro.manifests.deployment.object.Platform;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is said of when a service sleeps, and of what wakes it. */
class SleepTest {

    private static final String GIVEN_UP = "validations.keda.sh/hpa-ownership: \"false\"";

    private final ObjectsOf sleepy = new ObjectsOf(Agenda.configured().saying(Applications.Sleepy.class));

    @Test
    void whatWakesIsScaledByKedaAlone() {
        var scaler = sleepy.spec("ScaledObject", "agenda");

        assertThat(scaler.path("maxReplicaCount").asInt()).isEqualTo(5);
        var kafka = triggers(scaler, "kafka").getFirst();
        assertThat(kafka.path("topic").asText()).isEqualTo("neonpro.people");
        assertThat(kafka.path("lagThreshold").asText()).isEqualTo("7");
        assertThat(kafka.path("consumerGroup").asText()).isEqualTo("agenda");
        // KEDA asks from its own namespace
        assertThat(kafka.path("bootstrapServers").asText()).isEqualTo("kafka-kafka-bootstrap.neonpro.svc:9093");
    }

    /** What services ask for they ask at night, too, where no request wakes anybody. */
    @Test
    void whatServicesAskSleepsWhereRequestsWakeIt() {
        var byEvents = Agenda.configured().without(RegisterResource.class).saying(Applications.Sleepy.class);
        var files = new Platform(Agenda.configured().saying(Applications.Sleepy.class)).files();

        assertThat(new ObjectsOf(byEvents).spec("ScaledObject", "agenda").path("minReplicaCount"))
                .hasToString("0");
        assertThat(files.get("agenda/templates/scaledobject-agenda.yaml"))
                .contains(
                        "minReplicaCount: {{ ternary 0 1 (and .Values.global.waking.enabled .Values.global.mesh.enabled) }}");
    }

    /** Without KEDA as many as the load asks for; from then on KEDA may take over, which Helm makes before it deletes. */
    @Test
    void whatWakesIsScaledByLoadWhereNothingCouldWakeIt() {
        var files = new Platform(Agenda.configured().saying(Applications.Sleepy.class)).files();

        assertThat(files.get("agenda/templates/horizontalpodautoscaler-agenda.yaml"))
                .startsWith("{{- if not .Values.global.autoscaling.enabled }}")
                .contains(GIVEN_UP);
        assertThat(files.get("agenda/templates/scaledobject-agenda.yaml"))
                .startsWith("{{- if .Values.global.autoscaling.enabled }}");
        assertThat(files.get("agenda/templates/verticalpodautoscaler-agenda.yaml"))
                .startsWith("{{- if .Values.global.autoscaling.vertical }}");
    }

    @Test
    void whatSleepsIsAwakeWhereverAClinicMayBeOpen() {
        var hours = triggers(sleepy.spec("ScaledObject", "agenda"), "cron");

        assertThat(hours)
                .extracting(hour -> hour.path("timezone").asText())
                .containsExactly("America/Noronha", "America/Manaus");
        assertThat(hours).extracting(hour -> hour.path("start").asText()).containsOnly("30 5 * * *");
        assertThat(hours).extracting(hour -> hour.path("end").asText()).containsOnly("15 23 * * *");
        assertThat(hours)
                .extracting(hour -> hour.path("desiredReplicas").asText())
                .containsOnly("2");
        // elsewhere, if operators say so
        var files = new Platform(Agenda.configured().saying(Applications.Sleepy.class)).files();
        assertThat(files.get("agenda/templates/scaledobject-agenda.yaml"))
                .contains("{{- range $one := .Values.sleep.zones }}", "timezone: {{ $one | quote }}");
        assertThat(files.get("agenda/values.yaml"))
                .contains("sleep:\n  zones:\n    - America/Noronha\n    - America/Manaus\n");
    }

    @Test
    void aRequestWakesWhatSleepsWhereKedaIsAskedTo() {
        var files = new Platform(Agenda.configured().saying(Applications.Sleepy.class)).files();

        assertThat(files.get("agenda/templates/interceptorroute-agenda.yaml"))
                .startsWith("{{- if .Values.global.waking.enabled }}")
                .contains("agenda-awake", "value: /api/v1/visits", "targetValue: 10");
        assertThat(files.get("agenda/templates/scaledobject-agenda.yaml")).contains("type: external-push");
        assertThat(files.get("agenda/templates/httproute-agenda.yaml"))
                .contains(
                        "{{- if and .Values.global.waking.enabled (not .Values.global.mesh.enabled) }}",
                        "{{- if or (not .Values.global.waking.enabled) .Values.global.mesh.enabled }}");
        // in the mesh all but the interceptor are led to it
        assertThat(files.get("agenda/templates/virtualservice-agenda.yaml"))
                .containsSubsequence(
                        "{{- if and .Values.global.waking.enabled .Values.global.mesh.enabled }}",
                        "name: waking",
                        "sourceNamespace: {{ .Values.global.edge.namespace | quote }}",
                        "sourceNamespace: {{ .Release.Namespace | quote }}",
                        "keda-add-ons-http-interceptor-proxy.{{ .Values.global.waking.namespace }}.svc.cluster.local",
                        "{{- end }}",
                        "name: reads");
        assertThat(new Platform(Agenda.configured().saying(Applications.Busy.class)).files())
                .doesNotContainKey("agenda/templates/interceptorroute-agenda.yaml");
    }

    private static List<JsonNode> triggers(JsonNode scaler, String type) {
        return StreamSupport.stream(scaler.path("triggers").spliterator(), false)
                .filter(trigger -> trigger.path("type").asText().equals(type))
                .map(trigger -> trigger.path("metadata"))
                .toList();
    }
}
