package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the mesh spreads requests over instances, and passes over those that fail. */
final class Destination {

    private static final String RELEASE = "neonpro.io/release";

    /** From each who asks, a pod of the edge for instance. */
    private static final int MAX_CONNECTIONS = 1000;

    /** A stream has one as long as somebody looks on, so there are as many as agendas on screens. */
    private static final int MAX_STREAMS = 20_000;

    private final Service service;

    Destination(Service service) {
        this.service = service;
    }

    KubernetesObject object() {
        List<Object> subsets = new ArrayList<>();
        subsets.add(subset("stable", "stable", null));
        if (service.traits().canaryPercent().isPresent()) {
            subsets.add(subset("canary", "canary", null));
        }
        if (service.isSubgraph() || !service.streams().isEmpty()) {
            subsets.add(subset(
                    "streams",
                    "stable",
                    Tree.of("connectionPool", connections(MAX_STREAMS), "loadBalancer", affinity())));
        }
        return Objects.object(
                "networking.istio.io/v1",
                "DestinationRule",
                service.name(),
                service,
                "spec",
                Tree.of("host", service.name(), "trafficPolicy", policy(), "subsets", subsets));
    }

    private static Map<String, Object> connections(int most) {
        return Tree.of(
                "tcp", Tree.of("connectTimeout", "1s", "maxConnections", most),
                "http", Tree.of("http1MaxPendingRequests", 100, "idleTimeout", "60s"));
    }

    private static Map<String, Object> policy() {
        Map<String, Object> ejection = Tree.of(
                "consecutive5xxErrors", 5,
                "consecutiveGatewayErrors", 3,
                "interval", "5s",
                "baseEjectionTime", "30s",
                "maxEjectionPercent", 50);
        return Tree.of(
                "connectionPool", connections(MAX_CONNECTIONS),
                "loadBalancer", Tree.of("simple", "LEAST_REQUEST", "localityLbSetting", locality()),
                "outlierDetection", ejection);
    }

    private static Map<String, Object> subset(String name, String release, Map<String, Object> policy) {
        return Tree.of("name", name, "labels", Tree.of(RELEASE, release), "trafficPolicy", policy);
    }

    /** Who comes back to a stream finds the instance that it was at. */
    private static Map<String, Object> affinity() {
        return Tree.of(
                "consistentHash", Tree.of("httpCookie", Tree.of("name", "neonpro-stream", "ttl", "3600s")),
                "localityLbSetting", locality());
    }

    /** The same region first, and in it the same zone. */
    private static Map<String, Object> locality() {
        return Tree.of(
                "enabled",
                true,
                "failoverPriority",
                List.of("topology.kubernetes.io/region", "topology.kubernetes.io/zone"));
    }
}
