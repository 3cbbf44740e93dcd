package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Text;
import io.neonpro.manifests.deployment.yaml.Tree;
import io.neonpro.manifests.deployment.yaml.When;
import java.util.List;
import java.util.Map;

/**
 * How a service speaks to Strimzi's Kafka: encrypted, as the user whose certificate Strimzi makes. A Kafka that is somebody else's
 * is spoken to as it is.
 */
final class Kafka {

    static final Setting SERVERS = Setting.global("kafka.bootstrapServers", "kafka-kafka-bootstrap:9093");

    /** For who asks from another namespace; of Strimzi's, a name that is in the brokers' certificates. */
    static final Setting SERVERS_IN_FULL = new Setting(
            "regexReplaceAll \"(^|,)([A-Za-z0-9-]+):\" .Values.global.kafka.bootstrapServers"
                    + " (printf \"${1}${2}.%s.svc:\" .Release.Namespace)",
            "kafka-kafka-bootstrap.neonpro.svc:9093");

    static final Setting PORT = Setting.global("kafka.port", 9093);
    static final Setting CLUSTER = Setting.global("kafka.cluster", "kafka");

    private static final String USER = "/etc/kafka/user";
    private static final String AUTHORITY = "/etc/kafka/authority";

    private final Service service;

    Kafka(Service service) {
        this.service = service;
    }

    List<Object> variables() {
        return ifOurs(
                variable("KAFKA_SECURITY_PROTOCOL", "SSL"),
                variable("KAFKA_SSL_TRUSTSTORE_TYPE", "PEM"),
                variable("KAFKA_SSL_TRUSTSTORE_LOCATION", AUTHORITY + "/ca.crt"),
                variable("KAFKA_SSL_KEYSTORE_TYPE", "PKCS12"),
                variable("KAFKA_SSL_KEYSTORE_LOCATION", USER + "/user.p12"),
                keystorePassword());
    }

    private Map<String, Object> keystorePassword() {
        Map<String, Object> password = Tree.of("name", service.name(), "key", "user.password");
        return Tree.of("name", "KAFKA_SSL_KEYSTORE_PASSWORD", "valueFrom", Tree.of("secretKeyRef", password));
    }

    List<Object> mounts() {
        return ifOurs(mount("kafka-user", USER), mount("kafka-authority", AUTHORITY));
    }

    List<Object> volumes() {
        return ifOurs(
                volume("kafka-user", service.name()),
                volume("kafka-authority", Text.of("%s-cluster-ca-cert", CLUSTER)));
    }

    /** Who looks at the lag does so as the service. */
    KubernetesObject credentials() {
        List<Object> shown = List.of(
                credential("ca", Text.of("%s-cluster-ca-cert", CLUSTER), "ca.crt"),
                credential("cert", service.name(), "user.crt"),
                credential("key", service.name(), "user.key"));
        return Objects.object(
                        "keda.sh/v1alpha1",
                        "TriggerAuthentication",
                        service.name() + "-kafka",
                        service,
                        "spec",
                        Tree.of("secretTargetRef", shown))
                .onlyIf(Switch.KAFKA);
    }

    private List<Object> ifOurs(Object... items) {
        return service.topics().isAny() ? List.of(new When(Switch.KAFKA, List.of(items))) : List.of();
    }

    private static Map<String, Object> variable(String name, String value) {
        return Tree.of("name", name, "value", value);
    }

    private static Map<String, Object> mount(String name, String path) {
        return Tree.of("name", name, "mountPath", path, "readOnly", true);
    }

    private static Map<String, Object> volume(String name, Object secret) {
        return Tree.of("name", name, "secret", Tree.of("secretName", secret));
    }

    private static Map<String, Object> credential(String parameter, Object secret, String key) {
        return Tree.of("parameter", parameter, "name", secret, "key", key);
    }
}
