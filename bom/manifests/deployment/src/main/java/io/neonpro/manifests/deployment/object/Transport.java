package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Impossible;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Tree;
import io.neonpro.manifests.deployment.yaml.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a service speaks to Postgres and Redis in the profile {@code secure}: encrypted, to servers whose certificates the platform's
 * own authority has signed, and with one of its own. Kafka's are Strimzi's.
 */
final class Transport {

    private static final String FOLDER = "/etc/neonpro/tls";
    private static final String VOLUME = "tls";

    /** Where cert-manager puts what the profile reads. */
    private static final SortedMap<String, String> FILES = new TreeMap<>(
            Map.of("NEONPRO_TLS_CA", FOLDER + "/ca.crt", "NEONPRO_TLS_IDENTITY", FOLDER + "/tls-combined.pem"));

    private final Service service;

    Transport(Service service) {
        this.service = service;
    }

    List<KubernetesObject> objects() {
        return isSecured() ? List.of(certificate()) : List.of();
    }

    List<Object> variables() {
        List<Object> variables = new ArrayList<>();
        variables.add(Tree.of("name", "QUARKUS_PROFILE", "value", "prod,secure"));
        for (String name : service.variables().secured()) {
            if (!FILES.containsKey(name)) {
                throw new Impossible(
                        name, service.name() + " reads it when it is secure, and nothing says where it comes from");
            }
            variables.add(Tree.of("name", name, "value", FILES.get(name)));
        }
        if (service.variables().contain("NEONPRO_REDIS")) {
            variables.add(Tree.of(
                    "name",
                    "QUARKUS_REDIS_PASSWORD",
                    "valueFrom",
                    Tree.of("secretKeyRef", Tree.of("name", "redis", "key", "password"))));
        }
        return ifSecured(variables);
    }

    List<Object> mounts() {
        return ifSecured(List.of(Tree.of("name", VOLUME, "mountPath", FOLDER, "readOnly", true)));
    }

    List<Object> volumes() {
        return ifSecured(List.of(Tree.of("name", VOLUME, "secret", Tree.of("secretName", secretName()))));
    }

    private boolean isSecured() {
        return !service.variables().secured().isEmpty();
    }

    private List<Object> ifSecured(List<Object> items) {
        return isSecured() ? List.of(new When(Switch.SECURE, items)) : List.of();
    }

    /** By the service's name alone goes what Strimzi makes of its user. */
    private String secretName() {
        return service.name() + "-tls";
    }

    private KubernetesObject certificate() {
        Map<String, Object> key =
                Tree.of("algorithm", "ECDSA", "size", 256, "encoding", "PKCS8", "rotationPolicy", "Always");
        Map<String, Object> issuer = Tree.of("kind", "Issuer", "name", Setting.global("secure.issuer", "neonpro"));
        return Objects.object(
                        "cert-manager.io/v1",
                        "Certificate",
                        service.name(),
                        service,
                        "spec",
                        Tree.of(
                                "secretName", secretName(),
                                "additionalOutputFormats", List.of(Tree.of("type", "CombinedPEM")),
                                "commonName", service.name(),
                                "dnsNames", List.of(service.name()),
                                "usages", List.of("digital signature", "client auth"),
                                "privateKey", key,
                                "issuerRef", issuer))
                .onlyIf(Switch.SECURE);
    }
}
