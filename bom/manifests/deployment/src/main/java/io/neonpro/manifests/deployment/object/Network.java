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
    private static final Setting ISTIO = Setting.global("mesh.namespace", "istio-system");
    private static final Setting DNS_NAMESPACE = Setting.global("dns.namespace", "kube-system");
    private static final Setting DNS_PORT = Setting.global("dns.port", DNS);

    /** A cache on each node is of the node, and so of no namespace. */
    private static final Setting DNS_ON_NODES = Setting.global("dns.network", "169.254.20.10/32");

    /** Where a mail server's pods are, if they are of this cluster, but not here. */
    private static final Setting SMTP_NAMESPACE = Setting.global("smtp.namespace", "");

    private static final Setting SMTP_IS_IN_THE_CLUSTER = new Setting(SMTP_NAMESPACE.expression(), false);

    /** Private networks and what else is of nobody on the internet (IANA's registry of special purpose addresses). */
    private static final List<Object> NOT_OUTSIDE =
            List.of("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16");

    private static final String REDIS_HOST = "(get (urlParse .Values.global.redis.url) \"host\")";
    private static final Map<String, Object> REDIS_VALUES = Map.of("global.redis.url", "rediss://redis:6379");

    /** Whether it is the chart's, by its name. */
    private static final Setting REDIS_OURS =
            new Setting("(regexMatch \"^redis(:[0-9]+)?$\" " + REDIS_HOST + ")", true, REDIS_VALUES);

    private static final Setting REDIS_PORT = new Setting(
            "regexFind \":[0-9]+$\" " + REDIS_HOST + " | trimPrefix \":\" | default \"6379\" | int",
            REDIS,
            REDIS_VALUES);

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
                        List.of(to(List.of(namespace(ISTIO)), tcp(ISTIOD))))
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
        egress.add(to(List.of(namespace(DNS_NAMESPACE)), port("UDP", DNS_PORT), tcp(DNS_PORT)));
        egress.add(to(List.of(block(DNS_ON_NODES)), port("UDP", DNS), tcp(DNS)));
        service.calls().stream()
                .map(Call::callee)
                .forEach(callee -> egress.add(to(List.of(pods(callee)), tcp(Objects.HTTP))));
        if (!service.calls().isEmpty()) {
            // one that sleeps is asked through the interceptor
            egress.add(new When(Switch.WAKING, List.of(to(List.of(namespace(Waking.NAMESPACE)), tcp(Objects.HTTP)))));
        }
        if (service.database().isPresent()) {
            Postgres postgres = new Postgres(service);
            egress.addAll(ours(
                    Switch.POSTGRES,
                    to(List.of(labelled("cnpg.io/cluster", postgres.cluster())), tcp(POSTGRES)),
                    to(
                            anywhere("postgres"),
                            postgres.ports().stream().map(Network::tcp).toList())));
        }
        if (service.topics().isAny()) {
            egress.addAll(ours(
                    Switch.KAFKA,
                    to(List.of(labelled("strimzi.io/cluster", Kafka.CLUSTER)), tcp(Kafka.PORT)),
                    to(anywhere("kafka"), tcp(Kafka.PORT))));
        }
        if (service.variables().contain("NEONPRO_REDIS")) {
            egress.addAll(
                    ours(REDIS_OURS, to(List.of(pods("redis")), tcp(REDIS)), to(anywhere("redis"), tcp(REDIS_PORT))));
        }
        if (!service.traits().outsidePorts().isEmpty()) {
            egress.add(to(
                    List.of(Tree.of("ipBlock", Tree.of("cidr", "0.0.0.0/0", "except", NOT_OUTSIDE))),
                    service.traits().outsidePorts().stream().map(Network::tcp).toList()));
        }
        if (service.variables().contain("NEONPRO_SMTP_PORT")) {
            List<Object> servers = new ArrayList<>(anywhere("smtp"));
            servers.add(new When(SMTP_IS_IN_THE_CLUSTER, List.of(namespace(SMTP_NAMESPACE))));
            egress.add(to(servers, tcp(Setting.global("smtp.port", 587))));
        }
        return egress;
    }

    /** What the chart makes is known by its pods; what is somebody else's, or was made by hand, may be anywhere. */
    private static List<Object> ours(Setting isOurs, Object there, Object elsewhere) {
        return List.of(new When(isOurs, List.of(there)), new When(isOurs.not(), List.of(elsewhere)));
    }

    /** Also at a pod of the namespace, which is of no block of addresses to every network. */
    private static List<Object> anywhere(String part) {
        Setting network = Setting.global(part + ".network", "0.0.0.0/0");
        return List.of(block(network), Tree.of("podSelector", Tree.of()));
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
        return to(peers, List.of(ports));
    }

    private static Map<String, Object> to(List<Object> peers, List<Map<String, Object>> ports) {
        return Tree.of("to", peers, "ports", ports);
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

    private static Map<String, Object> block(Setting network) {
        return Tree.of("ipBlock", Tree.of("cidr", network));
    }

    private static Map<String, Object> tcp(Object port) {
        return port("TCP", port);
    }

    private static Map<String, Object> port(String protocol, Object port) {
        return Tree.of("protocol", protocol, "port", port);
    }
}
