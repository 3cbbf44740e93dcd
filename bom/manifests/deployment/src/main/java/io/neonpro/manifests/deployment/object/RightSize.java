package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.fact.Traits;
import io.neonpro.manifests.deployment.fact.Traits.Size;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How large an instance is, by the vertical autoscaler, which leaves alone what their number goes by. */
final class RightSize {

    private final Service service;
    private final Traits traits;

    RightSize(Service service) {
        this.service = service;
        this.traits = service.traits();
    }

    KubernetesObject object() {
        List<String> left = traits.scaling().map(RightSize::notScaledBy).orElse(List.of("cpu", "memory"));
        return Objects.object(
                        "autoscaling.k8s.io/v1",
                        "VerticalPodAutoscaler",
                        service.name(),
                        service,
                        "spec",
                        Tree.of(
                                "targetRef", Scaling.target(service),
                                "updatePolicy", Tree.of("updateMode", left.isEmpty() ? "Off" : "Initial"),
                                "resourcePolicy", Tree.of("containerPolicies", List.of(policy(left)))))
                .onlyIf(Switch.VERTICAL);
    }

    private Map<String, Object> policy(List<String> left) {
        Size size = traits.size();
        return Tree.of(
                "containerName", service.name(),
                "controlledResources", left.isEmpty() ? List.of("cpu", "memory") : left,
                "controlledValues", "RequestsOnly",
                "minAllowed", Tree.of("cpu", size.minCpu(), "memory", Memory.least(size)),
                "maxAllowed", Tree.of("cpu", size.maxCpu(), "memory", Memory.most(size)));
    }

    private static List<String> notScaledBy(Traits.Scaling scaling) {
        List<String> left = new ArrayList<>();
        if (scaling.cpuPercent() == 0) {
            left.add("cpu");
        }
        if (scaling.memoryPercent() == 0) {
            left.add("memory");
        }
        return left;
    }
}
