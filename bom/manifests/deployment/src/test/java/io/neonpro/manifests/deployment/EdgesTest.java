package io.neonpro.manifests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.manifests.deployment.agenda.AgendaResource;
import io.neonpro.manifests.deployment.agenda.People;
import io.neonpro.manifests.deployment.object.Platform;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may speak to whom: those that do, and nobody else. */
class EdgesTest {

    private final ObjectsOf agenda = new ObjectsOf(Agenda.configured().saying(Applications.Busy.class));

    @Test
    void whoAsksAndIsAskedIsLetThrough() {
        var own = agenda.spec("NetworkPolicy", "agenda");

        assertThat(own.path("policyTypes")).extracting(JsonNode::asText).containsExactly("Ingress", "Egress");
        assertThat(edges(own.path("ingress"), "from"))
                .containsExactlyInAnyOrder(
                        "kong:8080", "gateway:8080", "people:8080", "reports:8080", "monitoring:9000");
        assertThat(edges(own.path("egress"), "to"))
                .containsExactlyInAnyOrder(
                        "kube-system:53",
                        "169.254.20.10/32:53",
                        "identity:8080",
                        "people:8080",
                        "postgres:5432",
                        "kafka:9093",
                        "redis:6379");
    }

    /** Somebody else's server, or one that was made by hand, has no label that anybody here knows. */
    @Test
    void whatIsNotTheChartsIsReachedWhereverItIs() {
        String policy = new Platform(Agenda.configured().saying(Applications.Plain.class))
                .files()
                .get("agenda/templates/networkpolicy-agenda.yaml");

        assertThat(policy)
                .containsSubsequence(
                        "{{- if .Values.global.postgres.enabled }}",
                        "cnpg.io/cluster",
                        "{{- if not .Values.global.postgres.enabled }}",
                        "cidr: {{ .Values.global.postgres.network | quote }}",
                        "podSelector: {}",
                        "regexFind \"[0-9]+$\" .Values.global.postgres.primary",
                        "{{- if .Values.global.kafka.enabled }}",
                        "strimzi.io/cluster",
                        "{{- if not .Values.global.kafka.enabled }}",
                        "cidr: {{ .Values.global.kafka.network | quote }}");
    }

    /** Which those are say operators, and where the documentation's page is says the edge. */
    @Test
    void whoSignsPeopleInKnowsTheApplications() {
        var signingIn = Agenda.configured().with("neonpro.clients.apps.neonpro.redirect-uris", "http://localhost/");
        String knowing = deployment(signingIn);

        assertThat(knowing)
                .contains(
                        "- name: NEONPRO_CLIENTS_APPS_NEONPRO_REDIRECT_URIS\n              value: \"https://{{ .Values.global.edge.host }}/docs/\"",
                        "{{- range $name, $value := .Values.global.apps }}",
                        "- name: NEONPRO_CLIENTS_APPS_{{ upper $name }}_REDIRECT_URIS",
                        "value: {{ join \",\" $value.redirectUris | quote }}");
        assertThat(deployment(Agenda.configured())).doesNotContain("CLIENTS_APPS");
    }

    @Test
    void whoHasNoDatabaseAndHearsNothingReachesNeither() {
        var alone = new ObjectsOf(Agenda.configured()
                .with("neonpro.topic.name", "")
                .with("neonpro.topic.echo-group", "")
                .without(People.class)
                .saying(Applications.Plain.class));

        assertThat(edges(alone.spec("NetworkPolicy", "agenda").path("egress"), "to"))
                .doesNotContain("people:8080");
        assertThat(alone.spec("NetworkPolicy", "agenda-to-people").isMissingNode())
                .isTrue();
        assertThat(alone.spec("AuthorizationPolicy", "agenda-to-people").isMissingNode())
                .isTrue();
    }

    @Test
    void whoAsksOpensItsDoorAtWhomItAsks() {
        var door = agenda.spec("NetworkPolicy", "agenda-to-people");
        var admission = agenda.spec("AuthorizationPolicy", "agenda-to-people");

        assertThat(door.at("/podSelector/matchLabels").toString()).isEqualTo("{\"app.kubernetes.io/name\":\"people\"}");
        assertThat(edges(door.path("ingress"), "from")).containsExactly("agenda:8080");
        assertThat(admission.at("/selector/matchLabels").toString())
                .isEqualTo("{\"app.kubernetes.io/name\":\"people\"}");
        assertThat(admission.path("rules").toString())
                .isEqualTo("[{\"from\":[{\"source\":{\"principals\":[\"cluster.local/ns/neonpro/sa/agenda\"]}}],"
                        + "\"to\":[{\"operation\":{\"methods\":[\"GET\"],\"paths\":[\"/api/v1/people/{*}/name\"]}}]}]");
    }

    @Test
    void aServiceThatAnswersServicesOnlyHasNoDoorToTheEdge() {
        var inner =
                new ObjectsOf(Agenda.configured().without(AgendaResource.class).saying(Applications.Plain.class));

        assertThat(inner.has("HTTPRoute")).isFalse();
        assertThat(edges(inner.spec("NetworkPolicy", "agenda").path("ingress"), "from"))
                .doesNotContain("kong:8080");
    }

    @Test
    void kafkaAllowsWhatIsSaidAndHeard() {
        var rights = agenda.spec("KafkaUser", "agenda").at("/authorization/acls");

        assertThat(rights)
                .extracting(right -> right.at("/resource/type").asText() + " "
                        + right.at("/resource/name").asText() + " "
                        + right.at("/resource/patternType").asText() + " " + right.path("operations"))
                .containsExactlyInAnyOrder(
                        "topic neonpro.agenda literal [\"Describe\",\"Write\"]",
                        "topic neonpro.agenda.dead-letter literal [\"Describe\",\"Write\"]",
                        "topic neonpro.agenda literal [\"Describe\",\"Read\"]",
                        "topic neonpro.people literal [\"Describe\",\"Read\"]",
                        "group agenda literal [\"Read\"]",
                        "group agenda-watch- prefix [\"Read\"]");
    }

    /** In a chart whose values say so; without, all are in one cluster. */
    @Test
    void theClusterOfItsDatabaseIsThatOfItsGroup() {
        var chart = new Platform(Agenda.configured().saying(Applications.Plain.class)).files();
        String cluster = "index .Values.global.postgres.groups \"agenda\" | default .Values.global.postgres.cluster";

        assertThat(chart.get("agenda/templates/database-agenda.yaml"))
                .contains("name: {{ " + cluster + " | quote }}", "name: \"agenda-{{ " + cluster + " }}\"");
        assertThat(chart.get("agenda/templates/networkpolicy-agenda.yaml"))
                .contains("cnpg.io/cluster: {{ " + cluster + " | quote }}");
        assertThat(chart.get("agenda/templates/deployment-agenda.yaml"))
                .contains("printf \"%s-%s:5432\" (" + cluster + ")");
        assertThat(chart.get("agenda/values.yaml")).contains("cluster: postgres", "groups: {}", "members: []");
        assertThat(agenda.spec("Database", "agenda-postgres")
                        .at("/cluster/name")
                        .asText())
                .isEqualTo("postgres");
    }

    private static String deployment(Agenda agenda) {
        return new Platform(agenda.saying(Applications.Plain.class))
                .files()
                .get("agenda/templates/deployment-agenda.yaml");
    }

    /** Whom a rule names, and the port. */
    private static List<String> edges(JsonNode rules, String direction) {
        return rules.valueStream()
                .flatMap(rule -> rule.path(direction)
                        .valueStream()
                        .map(peer -> whom(peer) + ":" + rule.at("/ports/0/port").asText()))
                .toList();
    }

    private static String whom(JsonNode peer) {
        return peer.has("ipBlock")
                ? peer.at("/ipBlock/cidr").asText()
                : peer.findValue("matchLabels").elements().next().asText();
    }
}
