package io.neonpro.manifests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.object.Platform;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the objects of every service, whatever it says. */
class BaselineTest {

    static Stream<Service> services() {
        return Stream.of(
                        Applications.Plain.class,
                        Applications.Busy.class,
                        Applications.Calculating.class,
                        Applications.Sleepy.class)
                .map(application -> Agenda.configured().saying(application));
    }

    @ParameterizedTest
    @MethodSource("services")
    void podsMayNothingThatTheyNeedNot(Service service) {
        new ObjectsOf(service).of("Deployment").forEach(deployment -> {
            var pod = deployment.at("/spec/template/spec");
            var container = pod.at("/containers/0");
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                    .isEqualTo("ALL");
            assertThat(container.path("image").asText())
                    .doesNotContain("latest")
                    .contains(":");
            assertThat(container.at("/resources/limits").size()).isEqualTo(2);
            assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe"))
                    .allMatch(container::has);
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void thereAreNeverTwoAutoscalers(Service service) {
        String plain = new Platform(service).files().get("agenda.yaml");

        assertThat(plain.contains("kind: HorizontalPodAutoscaler") && plain.contains("kind: ScaledObject"))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("services")
    void whatIsNamedIsThere(Service service) {
        var objects = new ObjectsOf(service);
        var deployment = objects.spec("Deployment", "agenda");
        var container = deployment.at("/template/spec/containers/0");
        Set<String> secrets = new TreeSet<>();
        objects.of("ExternalSecret")
                .forEach(secret -> secret.at("/spec/data")
                        .forEach(data -> secrets.add(secret.at("/spec/target/name")
                                        .asText() + "/" + data.path("secretKey").asText())));
        objects.of("KafkaUser")
                .forEach(user -> secrets.add(user.at("/metadata/name").asText() + "/user.password"));

        assertThat(container.findValues("secretKeyRef"))
                .extracting(
                        key -> key.path("name").asText() + "/" + key.path("key").asText())
                .isNotEmpty()
                .isSubsetOf(secrets);
        assertThat(objects.of("DatabaseRole"))
                .extracting(role -> role.at("/spec/passwordSecret/name").asText() + "/password")
                .isSubsetOf(secrets);
        assertThat(objects.of("ServiceAccount"))
                .extracting(account -> account.at("/metadata/name").asText())
                .contains(deployment.at("/template/spec/serviceAccountName").asText());
        assertThat(labels(deployment.at("/template/metadata/labels")))
                .containsAll(labels(objects.spec("Service", "agenda").path("selector")));
        assertThat(container.path("ports"))
                .extracting(port -> port.path("name").asText())
                .contains(
                        container.at("/livenessProbe/httpGet/port").asText(),
                        objects.spec("ServiceMonitor", "agenda")
                                .at("/endpoints/0/port")
                                .asText(),
                        objects.spec("Service", "agenda")
                                .at("/ports/0/targetPort")
                                .asText());
    }

    @ParameterizedTest
    @MethodSource("services")
    void theEnvironmentIsComplete(Service service) {
        var variables = new ObjectsOf(service).spec("Deployment", "agenda").at("/template/spec/containers/0/env");

        assertThat(variables)
                .extracting(variable -> variable.path("name").asText())
                .containsExactlyInAnyOrder(
                        "QUARKUS_HTTP_PORT",
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "KAFKA_SECURITY_PROTOCOL",
                        "KAFKA_SSL_KEYSTORE_LOCATION",
                        "KAFKA_SSL_KEYSTORE_PASSWORD",
                        "KAFKA_SSL_KEYSTORE_TYPE",
                        "KAFKA_SSL_TRUSTSTORE_LOCATION",
                        "KAFKA_SSL_TRUSTSTORE_TYPE",
                        "NEONPRO_IDENTITY_URL",
                        "NEONPRO_MANAGEMENT_PORT",
                        "NEONPRO_MASTER_KEYS",
                        "NEONPRO_PEOPLE_URL",
                        "NEONPRO_POSTGRES_APP_PASSWORD",
                        "NEONPRO_POSTGRES_PRIMARY",
                        "NEONPRO_REDIS");
    }

    private static Set<String> labels(JsonNode labels) {
        Set<String> written = new TreeSet<>();
        labels.properties().forEach(label -> written.add(label.toString()));
        return written;
    }
}
