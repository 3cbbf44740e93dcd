package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.fact.Traits;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many instances there are. Kubernetes scales by load; KEDA does, and says so itself to Kubernetes, where something else wakes
 * the service.
 */
final class Scaling {

    private final Service service;
    private final Traits traits;

    Scaling(Service service) {
        this.service = service;
        this.traits = service.traits();
    }

    List<KubernetesObject> objects() {
        List<KubernetesObject> objects = new ArrayList<>();
        traits.scaling().ifPresent(scaling -> objects.addAll(scalers(scaling)));
        if (traits.isWoken()) {
            objects.add(new Kafka(service).credentials());
        }
        objects.add(new RightSize(service).object());
        traits.minAvailable()
                .ifPresent(minAvailable ->
                        objects.add(budget("minAvailable", minAvailable).onlyIf(areMoreThan(minAvailable))));
        if (traits.sleep().isPresent()) {
            // by day there are others; one that is alone at night may go
            objects.add(budget("maxUnavailable", 1));
        }
        return objects;
    }

    /** One of them in any cluster. */
    private List<KubernetesObject> scalers(Traits.Scaling scaling) {
        KubernetesObject byLoad = new LoadScaler(service, scaling).object();
        KubernetesObject byKeda = new KedaScaler(service, scaling).object();
        if (traits.isWoken()) {
            return List.of(givenUp(byLoad).onlyIf(Switch.AUTOSCALING.not()), byKeda.onlyIf(Switch.AUTOSCALING));
        }
        if (traits.foreseenPerSecond().isPresent()) {
            return List.of(givenUp(byLoad).onlyIf(Switch.FORECAST.not()), byKeda.onlyIf(Switch.FORECAST));
        }
        return List.of(byLoad);
    }

    /** Helm makes what is new before it deletes what is no more, and KEDA would refuse to scale what is scaled already. */
    private static KubernetesObject givenUp(KubernetesObject byLoad) {
        return byLoad.annotated("validations.keda.sh/hpa-ownership", "false");
    }

    /** More at once, less over minutes: a crowd comes faster than it goes. */
    static Map<String, Object> behaviour() {
        return Tree.of(
                "scaleUp", pace(0, policy("Percent", 100, 30), policy("Pods", 4, 30)),
                "scaleDown", pace(300, policy("Percent", 50, 60)));
    }

    private static Map<String, Object> pace(int afterSeconds, Object... policies) {
        return Tree.of(
                "stabilizationWindowSeconds", afterSeconds, "selectPolicy", "Max", "policies", List.of(policies));
    }

    private static Map<String, Object> policy(String type, int value, int periodSeconds) {
        return Tree.of("type", type, "value", value, "periodSeconds", periodSeconds);
    }

    /** Else no node could ever be drained. */
    private Setting areMoreThan(int minAvailable) {
        return new Setting("gt (int .Values.replicas.min) " + minAvailable, true);
    }

    private KubernetesObject budget(String bound, int instances) {
        return Objects.object(
                "policy/v1",
                "PodDisruptionBudget",
                service.name(),
                service,
                "spec",
                Tree.of(
                        bound,
                        instances,
                        "unhealthyPodEvictionPolicy",
                        "AlwaysAllow",
                        "selector",
                        Tree.of("matchLabels", Objects.selector(service.name()))));
    }

    /** Whose number or size it is. */
    static Map<String, Object> target(Service service) {
        return Tree.of("apiVersion", "apps/v1", "kind", "Deployment", "name", service.name());
    }

    static Setting min(Traits.Scaling scaling) {
        return Setting.of("replicas.min", scaling.min());
    }

    static Setting max(Traits.Scaling scaling) {
        return Setting.of("replicas.max", scaling.max());
    }
}
