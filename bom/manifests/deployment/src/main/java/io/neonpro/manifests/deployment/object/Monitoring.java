package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Tree;
import io.neonpro.manifests.deployment.yaml.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is read of a service, and when somebody is called. */
final class Monitoring {

    private final Service service;

    Monitoring(Service service) {
        this.service = service;
    }

    List<KubernetesObject> objects() {
        List<Object> groups = new ArrayList<>();
        service.traits().level().ifPresent(level -> groups.addAll(new LevelAlerts(service, level).groups()));
        service.traits().foreseenPerSecond().ifPresent(any -> groups.add(new Forecast(service).group()));
        new ConditionAlerts(service).group().ifPresent(groups::add);
        new LagAlerts(service).group().ifPresent(lag -> groups.add(new When(Switch.KAFKA, List.of(lag))));
        List<KubernetesObject> objects = new ArrayList<>();
        objects.add(metrics());
        if (!groups.isEmpty()) {
            objects.add(Objects.object(
                    "monitoring.coreos.com/v1",
                    "PrometheusRule",
                    service.name(),
                    service,
                    "spec",
                    Tree.of("groups", groups)));
        }
        return objects.stream().map(object -> object.onlyIf(Switch.MONITORING)).toList();
    }

    private KubernetesObject metrics() {
        Map<String, Object> endpoint = Tree.of(
                "port", Objects.managementPortName(service),
                "path", "/q/metrics",
                "interval", "15s",
                "scrapeTimeout", "5s");
        return Objects.object(
                "monitoring.coreos.com/v1",
                "ServiceMonitor",
                service.name(),
                service,
                "spec",
                Tree.of(
                        "selector", Tree.of("matchLabels", Objects.selector(service.name())),
                        "endpoints", List.of(endpoint)));
    }
}
