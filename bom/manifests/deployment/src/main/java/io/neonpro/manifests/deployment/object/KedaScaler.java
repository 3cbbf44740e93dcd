package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Hearing;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.fact.Traits;
import io.neonpro.manifests.deployment.fact.Traits.Sleep;
import io.neonpro.manifests.deployment.fact.Traits.Wake;
import io.neonpro.manifests.deployment.yaml.Every;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Text;
import io.neonpro.manifests.deployment.yaml.Tree;
import io.neonpro.manifests.deployment.yaml.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** KEDA: by load, too, and by events, requests, hours of the day and what is foreseen; none at all while everybody sleeps. */
final class KedaScaler {

    private static final Setting PROMETHEUS =
            Setting.global("monitoring.prometheus", "http://prometheus-operated.monitoring:9090");

    private static final Setting ONE_WHERE_NO_REQUEST_WAKES = new Setting(
            "ternary 0 1 (and .Values.global.waking.enabled .Values.global.mesh.enabled)",
            1,
            Map.of("global.waking.enabled", false, "global.mesh.enabled", true));

    private final Service service;
    private final Traits traits;
    private final Traits.Scaling scaling;

    KedaScaler(Service service, Traits.Scaling scaling) {
        this.service = service;
        this.traits = service.traits();
        this.scaling = scaling;
    }

    KubernetesObject object() {
        Setting min = Scaling.min(scaling);
        return Objects.object(
                "keda.sh/v1alpha1",
                "ScaledObject",
                service.name(),
                service,
                "spec",
                Tree.of(
                        "scaleTargetRef", Scaling.target(service),
                        "pollingInterval", 15,
                        "cooldownPeriod", 300,
                        "minReplicaCount", fewest(min),
                        "maxReplicaCount", Scaling.max(scaling),
                        "fallback",
                                Tree.of(
                                        "failureThreshold",
                                        4,
                                        "replicas",
                                        min,
                                        // who is away tells nothing of the load
                                        "behavior",
                                        "currentReplicasIfHigher"),
                        "advanced", Tree.of("horizontalPodAutoscalerConfig", Tree.of("behavior", Scaling.behaviour())),
                        "triggers", triggers(min)));
    }

    /** At night none, but where services ask for what cannot wait: then one, unless the mesh leads them to who wakes it. */
    private Object fewest(Setting min) {
        if (traits.sleep().isEmpty()) {
            return min;
        }
        return service.isAskedByServices() ? ONE_WHERE_NO_REQUEST_WAKES : 0;
    }

    private List<Object> triggers(Setting min) {
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
        traits.sleep()
                .ifPresent(sleep -> triggers.add(
                        new Every(Setting.of("sleep.zones", sleep.zones()), zone -> awake(sleep, zone, min))));
        return triggers;
    }

    private static Map<String, Object> utilisation(String resource, int percent) {
        return Tree.of(
                "type", resource, "metricType", "Utilization", "metadata", Tree.of("value", String.valueOf(percent)));
    }

    private Map<String, Object> pendingRequests(int threshold) {
        Text query =
                Text.of("sum(pending_requests{job=\"" + service.name() + "\",namespace=\"%s\"})", Setting.NAMESPACE);
        return Tree.of(
                "type",
                "prometheus",
                "metadata",
                Tree.of("serverAddress", PROMETHEUS, "query", query, "threshold", String.valueOf(threshold)));
    }

    private Map<String, Object> lag(Wake wake, boolean isOurs) {
        Map<String, Object> metadata = Tree.of(
                "bootstrapServers",
                Kafka.SERVERS_IN_FULL,
                "consumerGroup",
                group(wake),
                "topic",
                wake.topic(),
                "lagThreshold",
                String.valueOf(wake.lag()),
                "activationLagThreshold",
                "0",
                "offsetResetPolicy",
                "earliest",
                "tls",
                isOurs ? "enable" : "disable");
        Map<String, Object> credentials = isOurs ? Tree.of("name", service.name() + "-kafka") : null;
        return Tree.of("type", "kafka", "metadata", metadata, "authenticationRef", credentials);
    }

    private String group(Wake wake) {
        return service.topics().heard().stream()
                .filter(hearing -> hearing.isShared() && hearing.topic().equals(wake.topic()))
                .map(Hearing::group)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> awake(Sleep sleep, Object zone, Setting min) {
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
}
