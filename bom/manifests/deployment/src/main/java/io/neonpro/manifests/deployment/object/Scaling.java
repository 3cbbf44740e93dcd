package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Hearing;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.fact.Traits;
import io.neonpro.manifests.deployment.fact.Traits.Size;
import io.neonpro.manifests.deployment.fact.Traits.Sleep;
import io.neonpro.manifests.deployment.fact.Traits.Wake;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Text;
import io.neonpro.manifests.deployment.yaml.Tree;
import io.neonpro.manifests.deployment.yaml.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many instances there are, and how large. Kubernetes scales by load; KEDA does, and says so itself to Kubernetes, where
 * something else wakes the service. What the one scales by the vertical autoscaler leaves alone.
 */
final class Scaling {

    private static final Setting PROMETHEUS =
            Setting.global("monitoring.prometheus", "http://prometheus-operated.monitoring:9090");

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
        objects.add(size());
        traits.minAvailable().ifPresent(minAvailable -> objects.add(budget(minAvailable)));
        return objects;
    }

    /** One of them in any cluster. */
    private List<KubernetesObject> scalers(Traits.Scaling scaling) {
        if (traits.isWoken()) {
            return List.of(byKeda(scaling).onlyIf(Switch.AUTOSCALING));
        }
        if (traits.foreseenPerSecond().isPresent()) {
            return List.of(
                    byLoad(scaling).onlyIf(Switch.FORECAST.not()),
                    byKeda(scaling).onlyIf(Switch.FORECAST));
        }
        return List.of(byLoad(scaling));
    }

    private KubernetesObject byLoad(Traits.Scaling scaling) {
        List<Object> metrics = new ArrayList<>();
        if (scaling.cpuPercent() > 0) {
            metrics.add(resource("cpu", scaling.cpuPercent()));
        }
        if (scaling.memoryPercent() > 0) {
            metrics.add(resource("memory", scaling.memoryPercent()));
        }
        if (scaling.pendingRequests() > 0) {
            metrics.add(Tree.of(
                    "type",
                    "Pods",
                    "pods",
                    Tree.of(
                            "metric", Tree.of("name", "pending_requests"),
                            "target",
                                    Tree.of(
                                            "type",
                                            "AverageValue",
                                            "averageValue",
                                            String.valueOf(scaling.pendingRequests())))));
        }
        return Objects.object(
                "autoscaling/v2",
                "HorizontalPodAutoscaler",
                service.name(),
                service,
                "spec",
                Tree.of(
                        "scaleTargetRef", target(),
                        "minReplicas", Setting.of("replicas.min", scaling.min()),
                        "maxReplicas", Setting.of("replicas.max", scaling.max()),
                        "metrics", metrics,
                        "behavior", behaviour()));
    }

    private static Map<String, Object> resource(String name, int percent) {
        return Tree.of(
                "type",
                "Resource",
                "resource",
                Tree.of("name", name, "target", Tree.of("type", "Utilization", "averageUtilization", percent)));
    }

    private KubernetesObject byKeda(Traits.Scaling scaling) {
        boolean sleeps = traits.sleep().isPresent();
        Setting min = Setting.of("replicas.min", scaling.min());
        List<Object> triggers = new ArrayList<>();
        if (scaling.cpuPercent() > 0) {
            triggers.add(utilisation("cpu", scaling.cpuPercent()));
        }
        if (scaling.memoryPercent() > 0) {
            triggers.add(utilisation("memory", scaling.memoryPercent()));
        }
        if (scaling.pendingRequests() > 0) {
            triggers.add(pendingRequests(scaling.pendingRequests()));
        }
        traits.wakes().forEach(wake -> {
            triggers.add(new When(Switch.KAFKA, List.of(lag(wake, true))));
            triggers.add(new When(Switch.KAFKA.not(), List.of(lag(wake, false))));
        });
        triggers.addAll(new Waking(service).triggers());
        traits.foreseenPerSecond()
                .ifPresent(perSecond ->
                        triggers.add(new When(Switch.FORECAST, List.of(new Forecast(service).trigger(perSecond)))));
        traits.sleep().ifPresent(sleep -> sleep.zones().forEach(zone -> triggers.add(awake(sleep, zone, min))));
        return Objects.object(
                "keda.sh/v1alpha1",
                "ScaledObject",
                service.name(),
                service,
                "spec",
                Tree.of(
                        "scaleTargetRef",
                        target(),
                        "pollingInterval",
                        15,
                        "cooldownPeriod",
                        300,
                        "minReplicaCount",
                        sleeps ? 0 : min,
                        "maxReplicaCount",
                        Setting.of("replicas.max", scaling.max()),
                        "fallback",
                        Tree.of("failureThreshold", 4, "replicas", min),
                        "advanced",
                        Tree.of("horizontalPodAutoscalerConfig", Tree.of("behavior", behaviour())),
                        "triggers",
                        triggers));
    }

    private static Map<String, Object> utilisation(String resource, int percent) {
        return Tree.of(
                "type", resource, "metricType", "Utilization", "metadata", Tree.of("value", String.valueOf(percent)));
    }

    private Map<String, Object> pendingRequests(int threshold) {
        return Tree.of(
                "type",
                "prometheus",
                "metadata",
                Tree.of(
                        "serverAddress", PROMETHEUS,
                        "query",
                                Text.of(
                                        "sum(pending_requests{job=\"" + service.name() + "\",namespace=\"%s\"})",
                                        Setting.NAMESPACE),
                        "threshold", String.valueOf(threshold)));
    }

    private Map<String, Object> lag(Wake wake, boolean isOurs) {
        String group = service.topics().heard().stream()
                .filter(hearing -> hearing.isShared() && hearing.topic().equals(wake.topic()))
                .map(Hearing::group)
                .findFirst()
                .orElseThrow();
        return Tree.of(
                "type",
                "kafka",
                "metadata",
                Tree.of(
                        "bootstrapServers",
                        Kafka.SERVERS,
                        "consumerGroup",
                        group,
                        "topic",
                        wake.topic(),
                        "lagThreshold",
                        String.valueOf(wake.lag()),
                        "activationLagThreshold",
                        "0",
                        "offsetResetPolicy",
                        "earliest",
                        "tls",
                        isOurs ? "enable" : "disable"),
                "authenticationRef",
                isOurs ? Tree.of("name", service.name() + "-kafka") : null);
    }

    private static Map<String, Object> awake(Sleep sleep, String zone, Setting min) {
        return Tree.of(
                "type",
                "cron",
                "metadata",
                Tree.of(
                        "timezone", zone,
                        "start", cron(sleep.awakeFrom()),
                        "end", cron(sleep.awakeUntil()),
                        "desiredReplicas", Text.of("%s", min)));
    }

    /** Every day: a clinic that is open on Sunday is open. */
    private static String cron(String time) {
        String[] hourAndMinute = time.split(":");
        return Integer.parseInt(hourAndMinute[1]) + " " + Integer.parseInt(hourAndMinute[0]) + " * * *";
    }

    /** More at once, less over minutes: a crowd comes faster than it goes. */
    private static Map<String, Object> behaviour() {
        return Tree.of(
                "scaleUp",
                        Tree.of(
                                "stabilizationWindowSeconds",
                                0,
                                "selectPolicy",
                                "Max",
                                "policies",
                                List.of(policy("Percent", 100, 30), policy("Pods", 4, 30))),
                "scaleDown",
                        Tree.of(
                                "stabilizationWindowSeconds",
                                300,
                                "selectPolicy",
                                "Max",
                                "policies",
                                List.of(policy("Percent", 50, 60))));
    }

    private static Map<String, Object> policy(String type, int value, int periodSeconds) {
        return Tree.of("type", type, "value", value, "periodSeconds", periodSeconds);
    }

    private KubernetesObject size() {
        List<String> left = traits.scaling().map(Scaling::notScaledBy).orElse(List.of("cpu", "memory"));
        Size size = traits.size();
        return Objects.object(
                        "autoscaling.k8s.io/v1",
                        "VerticalPodAutoscaler",
                        service.name(),
                        service,
                        "spec",
                        Tree.of(
                                "targetRef", target(),
                                "updatePolicy", Tree.of("updateMode", left.isEmpty() ? "Off" : "Initial"),
                                "resourcePolicy",
                                        Tree.of(
                                                "containerPolicies",
                                                List.of(Tree.of(
                                                        "containerName", service.name(),
                                                        "controlledResources",
                                                                left.isEmpty() ? List.of("cpu", "memory") : left,
                                                        "controlledValues", "RequestsOnly",
                                                        "minAllowed",
                                                                Tree.of(
                                                                        "cpu",
                                                                        size.minCpu(),
                                                                        "memory",
                                                                        size.minMemory()),
                                                        "maxAllowed",
                                                                Tree.of(
                                                                        "cpu",
                                                                        size.maxCpu(),
                                                                        "memory",
                                                                        size.maxMemory()))))))
                .onlyIf(Switch.AUTOSCALING);
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

    private KubernetesObject budget(int minAvailable) {
        return Objects.object(
                "policy/v1",
                "PodDisruptionBudget",
                service.name(),
                service,
                "spec",
                Tree.of(
                        "minAvailable",
                        minAvailable,
                        "unhealthyPodEvictionPolicy",
                        "AlwaysAllow",
                        "selector",
                        Tree.of("matchLabels", Objects.selector(service.name()))));
    }

    private Map<String, Object> target() {
        return Tree.of("apiVersion", "apps/v1", "kind", "Deployment", "name", service.name());
    }
}
