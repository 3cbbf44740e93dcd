package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.fact.Traits;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kubernetes' own: as many instances as the load of those there are asks for. */
final class LoadScaler {

    private final Service service;
    private final Traits.Scaling scaling;

    LoadScaler(Service service, Traits.Scaling scaling) {
        this.service = service;
        this.scaling = scaling;
    }

    KubernetesObject object() {
        return Objects.object(
                "autoscaling/v2",
                "HorizontalPodAutoscaler",
                service.name(),
                service,
                "spec",
                Tree.of(
                        "scaleTargetRef", Scaling.target(service),
                        "minReplicas", Scaling.min(scaling),
                        "maxReplicas", Scaling.max(scaling),
                        "metrics", metrics(),
                        "behavior", Scaling.behaviour()));
    }

    private List<Object> metrics() {
        List<Object> metrics = new ArrayList<>();
        if (scaling.cpuPercent() > 0) {
            metrics.add(resource("cpu", scaling.cpuPercent()));
        }
        if (scaling.memoryPercent() > 0) {
            metrics.add(resource("memory", scaling.memoryPercent()));
        }
        if (scaling.pendingRequests() > 0) {
            metrics.add(pendingRequests());
        }
        return metrics;
    }

    private static Map<String, Object> resource(String name, int percent) {
        Map<String, Object> target = Tree.of("type", "Utilization", "averageUtilization", percent);
        return Tree.of("type", "Resource", "resource", Tree.of("name", name, "target", target));
    }

    private Map<String, Object> pendingRequests() {
        Map<String, Object> metric = Tree.of("name", "pending_requests");
        Map<String, Object> target =
                Tree.of("type", "AverageValue", "averageValue", String.valueOf(scaling.pendingRequests()));
        return Tree.of("type", "Pods", "pods", Tree.of("metric", metric, "target", target));
    }
}
