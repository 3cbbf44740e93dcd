package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Call;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Tree;
import io.neonpro.manifests.deployment.yaml.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who may speak to whom: nobody, but for what the code does. Whoever asks another service opens its own door there; nobody else
 * knows that it asks.
 */
final class Network {

    private static final String NAMESPACE = "kubernetes.io/metadata.name";
    private static final int POSTGRES = 5432;
    private static final int REDIS = 6379;
    private static final int DNS = 53;
    private static final int ISTIOD = 15012;

    private final Service service;

    Network(Service service) {
        this.service = service;
    }

    List<KubernetesObject> objects() {
        List<KubernetesObject> objects = new ArrayList<>();
        objects.add(policy(service.name(), service.name(), ingress(), egress()));
        objects.add(policy(
                        service.name() + "-mesh",
                        service.name(),
                        null,
                        List.of(to(List.of(namespace("istio-system")), tcp(ISTIOD))))
                .onlyIf(Switch.MESH));
        service.calls().forEach(call -> objects.add(door(call)));
        return objects;
    }

    private List<Object> ingress() {
        List<Object> ingress = new ArrayList<>();
        if (!service.publicRoutes().isEmpty()) {
            ingress.add(from(namespace(Setting.global("edge.namespace", "kong")), Objects.HTTP));
        }
        if (service.isSubgraph()) {
            ingress.add(from(pods(Mesh.GATEWAY), Objects.HTTP));
        }
        ingress.addAll(new Waking(service).alsoFromInterceptor(from(namespace(Waking.NAMESPACE), Objects.HTTP)));
        service.traits().calledBy().forEach(caller -> ingress.add(from(pods(caller), Objects.HTTP)));
        ingress.add(
                from(namespace(Setting.global("monitoring.namespace", "monitoring")), Objects.managementPort(service)));
        return ingress;
    }

    private List<Object> egress() {
        List<Object> egress = new ArrayList<>();
        egress.add(to(List.of(namespace("kube-system")), port("UDP", DNS), tcp(DNS)));
        service.calls().stream()
                .map(Call::callee)
                .forEach(callee -> egress.add(to(List.of(pods(callee)), tcp(Objects.HTTP))));
        if (!service.calls().isEmpty()) {
            // one that sleeps is asked through the interceptor
            egress.add(new When(Switch.WAKING, List.of(to(List.of(namespace(Waking.NAMESPACE)), tcp(Objects.HTTP)))));
        }
        if (service.database().isPresent()) {
            egress.add(to(List.of(labelled("cnpg.io/cluster", new Postgres(service).cluster())), tcp(POSTGRES)));
        }
        if (service.topics().isAny()) {
            egress.add(to(List.of(labelled("strimzi.io/cluster", Kafka.CLUSTER)), tcp(Kafka.PORT)));
        }
        if (service.variables().contain("NEONPRO_REDIS")) {
            egress.add(to(List.of(pods("redis")), tcp(REDIS)));
        }
        if (service.variables().contain("NEONPRO_SMTP_PORT")) {
            egress.add(to(
                    List.of(Tree.of("ipBlock", Tree.of("cidr", Setting.global("smtp.network", "0.0.0.0/0")))),
                    tcp(Setting.global("smtp.port", 587))));
        }
        return egress;
    }

    private KubernetesObject door(Call call) {
        return Objects.object(
                "networking.k8s.io/v1",
                "NetworkPolicy",
                service.name() + "-to-" + call.callee(),
                service,
                "spec",
                Tree.of(
                        "podSelector", Tree.of("matchLabels", Objects.selector(call.callee())),
                        "policyTypes", List.of("Ingress"),
                        "ingress", List.of(from(pods(service.name()), Objects.HTTP))));
    }

    private KubernetesObject policy(String name, String workload, List<Object> ingress, List<Object> egress) {
        return Objects.object(
                "networking.k8s.io/v1",
                "NetworkPolicy",
                name,
                service,
                "spec",
                Tree.of(
                        "podSelector",
                        Tree.of("matchLabels", Objects.selector(workload)),
                        "policyTypes",
                        ingress == null ? List.of("Egress") : List.of("Ingress", "Egress"),
                        "ingress",
                        ingress,
                        "egress",
                        egress));
    }

    private static Map<String, Object> from(Map<String, Object> peer, int port) {
        return Tree.of("from", List.of(peer), "ports", List.of(tcp(port)));
    }

    @SafeVarargs
    private static Map<String, Object> to(List<Object> peers, Map<String, Object>... ports) {
        return Tree.of("to", peers, "ports", List.of(ports));
    }

    private static Map<String, Object> pods(String workload) {
        return Tree.of("podSelector", Tree.of("matchLabels", Objects.selector(workload)));
    }

    private static Map<String, Object> labelled(String label, Setting value) {
        return Tree.of("podSelector", Tree.of("matchLabels", Tree.of(label, value)));
    }

    private static Map<String, Object> namespace(Object name) {
        return Tree.of("namespaceSelector", Tree.of("matchLabels", Tree.of(NAMESPACE, name)));
    }

    private static Map<String, Object> tcp(Object port) {
        return port("TCP", port);
    }

    private static Map<String, Object> port(String protocol, Object port) {
        return Tree.of("protocol", protocol, "port", port);
    }
}
