package io.neonpro.manifests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.manifests.deployment.agenda.AgendaResource;
import io.neonpro.manifests.deployment.agenda.ArchiveResource;
import io.neonpro.manifests.deployment.agenda.People;
import io.neonpro.manifests.deployment.object.Platform;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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

    private static String deployment(Agenda agenda) {
        return new Platform(agenda.saying(Applications.Plain.class))
                .files()
                .get("agenda/templates/deployment-agenda.yaml");
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
    void whatIsForOperatorsIsNoRoute() {
        var matches = agenda.spec("HTTPRoute", "agenda").findValues("value");

        assertThat(matches)
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        "/api/v1/visits", "/api/v1/visits/[^/]+$", "/api/v1/visits/hours", "/api/v1/visits/stream");
        assertThat(agenda.spec("AuthorizationPolicy", "agenda").toString()).doesNotContain("/q/neonpro");
    }

    /** What is below it may be another service's. */
    @Test
    void whoAnswersAPathTakesNothingBelowIt() {
        var paths = agenda.spec("HTTPRoute", "agenda").findValues("path");

        assertThat(paths)
                .filteredOn(path -> path.path("value").asText().equals("/api/v1/visits"))
                .extracting(path -> path.path("type").asText())
                .containsExactly("Exact");
        assertThat(paths)
                .filteredOn(path -> path.path("type").asText().equals("RegularExpression"))
                .extracting(path -> path.path("value").asText())
                .isNotEmpty()
                .allMatch(pattern -> pattern.endsWith("$"))
                .noneMatch(pattern -> "/api/v1/visits/0195/archive".matches(pattern));
    }

    /** In a chart whose values say so. */
    @Test
    void kongLooksAtTokensWhereOneIsNeededAndNowhereElse() {
        String template = new Platform(Agenda.configured().saying(Applications.Plain.class))
                .files()
                .get("agenda/templates/httproute-agenda.yaml");
        List<String> rules = List.of(template.split("- matches:"));

        assertThat(rules).hasSize(3);
        assertThat(rules.stream().skip(1))
                .allMatch(rule -> rule.contains("X-Forwarded-Client-Cert"))
                .allMatch(rule -> rule.contains("neonpro-jwt") != rule.contains("/api/v1/visits/hours"));
        assertThat(template).contains("{{- if .Values.global.edge.jwt }}");
    }

    /** Else the edge's sidecar would not know whose it is, and would not say who asks. */
    @Test
    void inTheMeshARequestBearsTheNameOfWhomItIsFor() {
        String template = new Platform(Agenda.configured().saying(Applications.Plain.class))
                .files()
                .get("agenda/templates/httproute-agenda.yaml");
        String named = "hostname: \"agenda.{{ .Release.Namespace }}.svc.cluster.local\"";

        assertThat(Stream.of(template.split("- matches:")).skip(1)).isNotEmpty().allMatch(rule -> rule.contains(named));
        assertThat(template).contains("{{- if .Values.global.mesh.enabled }}");
        assertThat(agenda.of("Service")
                        .map(it -> it.at("/metadata/annotations/ingress.kubernetes.io~1service-upstream")
                                .asText()))
                .contains("true");
    }

    /** Keys come and go; nobody carries them anywhere. */
    @Test
    void theMeshLooksAtTokensByTheKeySetThatIdentityPublishes() {
        var rule = agenda.spec("RequestAuthentication", "agenda").at("/jwtRules/0");

        assertThat(rule.path("issuer").asText()).isEqualTo("https://api.neonpro.example");
        assertThat(rule.path("jwksUri").asText()).isEqualTo("https://api.neonpro.example/oauth/jwks");
        assertThat(new Platform(Agenda.configured().saying(Applications.Plain.class)).files())
                .hasEntrySatisfying(
                        "agenda/templates/requestauthentication-agenda.yaml",
                        template -> assertThat(template)
                                .startsWith("{{- if and .Values.global.mesh.enabled .Values.global.mesh.tokens }}"))
                .hasEntrySatisfying("agenda.yaml", plain -> assertThat(plain).doesNotContain("RequestAuthentication"));
    }

    @Test
    void whatIsForServicesIsNoRouteAndTheMeshLetsNobodyInFromTheEdge() {
        var admission = agenda.spec("AuthorizationPolicy", "agenda").path("rules");

        assertThat(agenda.spec("HTTPRoute", "agenda").toString()).doesNotContain("register");
        assertThat(stream(admission).filter(rule -> rule.toString().contains("kong")))
                .singleElement()
                .satisfies(rule -> assertThat(rule.toString())
                        .contains("/api/v1/visits/{*}")
                        .doesNotContain("register"));
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
    void aStreamNeitherEndsNorIsTriedAgainOnceItHasBegun() {
        var streams = agenda.spec("VirtualService", "agenda").at("/http/0");

        assertThat(streams.at("/match/0/uri/regex").asText()).isEqualTo("/api/v1/visits/stream");
        assertThat(streams.has("timeout")).isFalse();
        assertThat(agenda.spec("DestinationRule", "agenda").path("subsets"))
                .extracting(subset -> subset.path("name").asText())
                .containsExactly("stable", "canary", "streams");
    }

    /** By a slow line a file lasts longer than any answer may, and would be cut off in the midst. */
    @Test
    void aFileInPiecesTakesAsLongAsItTakes() {
        var files =
                new ObjectsOf(Agenda.configured().also(ArchiveResource.class).saying(Applications.Busy.class));
        var streams = files.spec("VirtualService", "agenda").at("/http/0");

        assertThat(streams.path("match"))
                .extracting(match -> match.at("/uri/regex").asText())
                .contains("/api/v1/visits/[^/]+/archive");
        assertThat(streams.has("timeout")).isFalse();
        assertThat(streams.path("retries").has("perTryTimeout")).isFalse();
        assertThat(files.spec("PrometheusRule", "agenda")
                        .at("/groups/1/rules/0/expr")
                        .asText())
                .contains("uri!~\"/api/v1/visits/stream|/api/v1/visits/[{]id[}]/archive\"");
    }

    /** Each has a connection as long as somebody looks on, and what is asked beside would find none. */
    @Test
    void whatLastsHasConnectionsOfItsOwn() {
        var lasting = stream(agenda.spec("VirtualService", "agenda").path("http"))
                .filter(route -> !route.has("timeout"))
                .toList();
        var destination = agenda.spec("DestinationRule", "agenda");
        var streams = stream(destination.path("subsets"))
                .filter(subset -> subset.path("name").asText().equals("streams"))
                .findFirst()
                .orElseThrow();

        assertThat(lasting)
                .hasSize(2)
                .allSatisfy(route -> assertThat(
                                route.at("/route/0/destination/subset").asText())
                        .isEqualTo("streams"));
        assertThat(most(streams)).isGreaterThan(10 * most(destination));
    }

    private static int most(JsonNode policed) {
        return policed.at("/trafficPolicy/connectionPool/tcp/maxConnections").asInt();
    }

    @Test
    void onlyWhatMayBeRepeatedIs() {
        var routes = agenda.spec("VirtualService", "agenda").path("http");

        assertThat(routes)
                .extracting(route -> route.path("name").asText() + " "
                        + route.at("/retries/attempts").asInt())
                .containsExactly("streams 2", "sockets 0", "reads 2", "repeatable 1", "writes 0");
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

    /** Whom a rule names, and the port. */
    private static List<String> edges(JsonNode rules, String direction) {
        return stream(rules)
                .flatMap(rule -> stream(rule.path(direction))
                        .map(peer -> whom(peer) + ":" + rule.at("/ports/0/port").asText()))
                .toList();
    }

    private static String whom(JsonNode peer) {
        return peer.has("ipBlock")
                ? peer.at("/ipBlock/cidr").asText()
                : peer.findValue("matchLabels").elements().next().asText();
    }

    private static Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }
}
