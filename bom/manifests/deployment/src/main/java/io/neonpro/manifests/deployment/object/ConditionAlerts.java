package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When something is wrong with a service that its answers do not show yet; only of what its code measures. */
final class ConditionAlerts {

    /** As Prometheus itself says of who it reads: where nobody answers, nobody measures failures. */
    private static final Condition NOBODY = new Condition(
            "IsAway", "up", "== 1", "2m", "page", "away", "No instance is there, so nothing is answered.");

    private static final List<Condition> CONDITIONS = List.of(
            new Condition(
                    "ComponentDown",
                    "neonpro_component_state",
                    "== 2",
                    "2m",
                    "page",
                    "component-down",
                    "A part that it needs is down."),
            new Condition(
                    "DeadLetters",
                    "neonpro_inbox_parked_dead_letters",
                    "> 0",
                    "5m",
                    "ticket",
                    "dead-letters",
                    "Events that failed for good wait for somebody to decide."),
            new Condition(
                    "EventsWait",
                    "neonpro_inbox_oldest_seconds",
                    "> 300",
                    "5m",
                    "page",
                    "events-wait",
                    "Events have no effect for minutes."),
            new Condition(
                    "OutboxWaits",
                    "neonpro_outbox_waiting",
                    "> 1000",
                    "5m",
                    "page",
                    "outbox-waits",
                    "What happened is not told to Kafka."),
            new Condition(
                    "JobsWait",
                    "neonpro_jobs_oldest_seconds",
                    "> 600",
                    "5m",
                    "ticket",
                    "jobs-wait",
                    "Jobs are due and nobody does them."),
            new Condition(
                    "WorkflowsLate",
                    "neonpro_workflows_late",
                    "> 0",
                    "10m",
                    "ticket",
                    "workflows-late",
                    "Workflows are past their deadline."),
            new Condition(
                    "SubjectRequestsLate",
                    "neonpro_subject_requests_late",
                    "> 0",
                    "60m",
                    "ticket",
                    "subject-requests-late",
                    "Requests of data subjects are past the deadline of the law."),
            new Condition(
                    "ReplicaLags",
                    "neonpro_replica_lag_seconds",
                    "> 30",
                    "5m",
                    "ticket",
                    "replica-lags",
                    "A replica is far behind."),
            new Condition(
                    "Crowded",
                    "pending_requests",
                    "> 200",
                    "5m",
                    "page",
                    "crowded",
                    "More requests wait than instances can answer."));

    private final Service service;

    ConditionAlerts(Service service) {
        this.service = service;
    }

    private record Condition(
            String name, String metric, String is, String lasting, String severity, String runbook, String summary) {}

    Optional<Map<String, Object>> group() {
        List<Map<String, Object>> rules = new ArrayList<>();
        // who sleeps is away by right, and is missed by what waits for it in Kafka
        if (service.traits().sleep().isEmpty()) {
            rules.add(alert(NOBODY, "absent(" + Alert.series(service, NOBODY.metric(), "") + " " + NOBODY.is() + ")"));
        }
        CONDITIONS.stream()
                .filter(condition -> service.metrics().has(condition.metric()))
                .forEach(condition -> rules.add(alert(
                        condition, "max(" + Alert.series(service, condition.metric(), "") + ") " + condition.is())));
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of(Tree.of("name", service.name() + "-conditions", "interval", "30s", "rules", rules));
    }

    private Map<String, Object> alert(Condition condition, String expression) {
        return Alert.of(
                service,
                LevelAlerts.capitalised(service.name()) + condition.name(),
                condition.severity(),
                condition.runbook(),
                expression,
                condition.lasting(),
                condition.summary(),
                Map.of());
    }
}
