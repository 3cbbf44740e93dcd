package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Hearing;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The topics that a service owns, and what it may do to them and to others'. */
final class Events {

    private static final String API = "kafka.strimzi.io/v1";

    /** Shorter than inboxes remember, or what is delivered again would have its effect again. */
    private static final long KEPT_MILLIS = 7L * 24 * 60 * 60 * 1000;

    private static final long HOUR_MILLIS = 60L * 60 * 1000;

    private static final Setting PARTITIONS = Setting.global("kafka.partitions", 12);
    private static final Setting REPLICAS = Setting.global("kafka.replicas", 3);
    private static final Setting IN_SYNC = Setting.global("kafka.inSync", 2);

    private static final Map<String, Object> UNTIL_OLD =
            Tree.of("min.insync.replicas", IN_SYNC, "retention.ms", KEPT_MILLIS, "cleanup.policy", "delete");

    /** As the kernel's TopicSettings have it, for a topic that tells of people. */
    private static final Map<String, Object> FORGETFUL = Tree.of(
            "min.insync.replicas",
            IN_SYNC,
            "retention.ms",
            KEPT_MILLIS,
            "cleanup.policy",
            "compact,delete",
            "min.compaction.lag.ms",
            HOUR_MILLIS,
            "max.compaction.lag.ms",
            24 * HOUR_MILLIS,
            "segment.ms",
            24 * HOUR_MILLIS);

    private final Service service;

    Events(Service service) {
        this.service = service;
    }

    List<KubernetesObject> objects() {
        if (!service.topics().isAny()) {
            return List.of();
        }
        List<KubernetesObject> objects = new ArrayList<>();
        Map<String, Object> kept = service.topics().forgetsWhatIsSuperseded() ? FORGETFUL : UNTIL_OLD;
        service.topics().told().forEach(topic -> objects.add(topic(topic, PARTITIONS, kept)));
        service.topics().deadLetters().ifPresent(topic -> objects.add(topic(topic, 3, UNTIL_OLD)));
        objects.add(user());
        return objects;
    }

    private KubernetesObject topic(String name, Object partitions, Map<String, Object> kept) {
        return Objects.object(
                        API,
                        "KafkaTopic",
                        name,
                        service,
                        ofCluster(),
                        "spec",
                        Tree.of(
                                "partitions", partitions,
                                "replicas", REPLICAS,
                                "config", kept))
                // with it would go what nobody has heard yet
                .annotated("helm.sh/resource-policy", "keep")
                .onlyIf(Switch.KAFKA);
    }

    private KubernetesObject user() {
        List<Object> rights = new ArrayList<>();
        service.topics().told().forEach(topic -> rights.add(topicRight(topic, "Describe", "Write")));
        service.topics().deadLetters().ifPresent(topic -> rights.add(topicRight(topic, "Describe", "Write")));
        service.topics().heard().stream()
                .map(Hearing::topic)
                .distinct()
                .forEach(topic -> rights.add(topicRight(topic, "Describe", "Read")));
        service.topics().heard().stream()
                .map(hearing -> right("group", hearing.group(), hearing.isShared() ? "literal" : "prefix", "Read"))
                .distinct()
                .forEach(rights::add);
        return Objects.object(
                        API,
                        "KafkaUser",
                        service.name(),
                        service,
                        ofCluster(),
                        "spec",
                        Tree.of(
                                "authentication", Tree.of("type", "tls"),
                                "authorization", Tree.of("type", "simple", "acls", rights)))
                .onlyIf(Switch.KAFKA);
    }

    private static Map<String, Object> ofCluster() {
        return Tree.of("strimzi.io/cluster", Kafka.CLUSTER);
    }

    private static Map<String, Object> topicRight(String topic, String... operations) {
        return right("topic", topic, "literal", operations);
    }

    private static Map<String, Object> right(String kind, String name, String pattern, String... operations) {
        return Tree.of(
                "resource", Tree.of("type", kind, "name", name, "patternType", pattern),
                "operations", List.of(operations));
    }
}
