package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Hearing;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * When events wait that nobody takes, or more than are taken: by what Kafka's exporter says of a service's group of consumers,
 * since a service that is away or asleep says nothing of itself.
 */
final class LagAlerts {

    private static final String WAITING = "kafka_consumergroup_lag";
    private static final String TAKEN = "kafka_consumergroup_current_offset";
    private static final String RUNBOOK = "lag";
    private static final int MANY = 5_000;

    private final Service service;

    LagAlerts(Service service) {
        this.service = service;
    }

    Optional<Map<String, Object>> group() {
        String groups = service.topics().heard().stream()
                .filter(Hearing::isShared)
                .map(Hearing::group)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining("|"));
        return groups.isEmpty()
                ? Optional.empty()
                : Optional.of(Tree.of(
                        "name",
                        service.name() + "-lag",
                        "interval",
                        "30s",
                        "rules",
                        List.of(nobodyTakes(groups), fallsBehind(groups))));
    }

    private Map<String, Object> nobodyTakes(String groups) {
        return alert(
                "HearsNothing",
                byTopic(series(WAITING, groups)) + " > 0 and " + byTopic("delta(" + series(TAKEN, groups) + "[10m])")
                        + " == 0",
                "5m",
                "Events wait in Kafka and nobody takes any.");
    }

    private Map<String, Object> fallsBehind(String groups) {
        return alert(
                "FallsBehind",
                byTopic(series(WAITING, groups)) + " > " + MANY,
                "10m",
                "More than " + MANY + " events wait in Kafka.");
    }

    private Map<String, Object> alert(String name, String expression, String lasting, String summary) {
        return Alert.of(
                service,
                LevelAlerts.capitalised(service.name()) + name,
                "page",
                RUNBOOK,
                expression,
                lasting,
                summary,
                Map.of());
    }

    private static String byTopic(String expression) {
        return "sum by (topic) (" + expression + ")";
    }

    private static String series(String metric, String groups) {
        return metric + "{consumergroup=~\"" + groups + "\",namespace=\"%s\"}";
    }
}
