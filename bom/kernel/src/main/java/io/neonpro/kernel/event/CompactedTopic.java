package io.neonpro.kernel.event;

import io.neonpro.kernel.data.EveryMinute;
import io.neonpro.kernel.start.Settled;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Has Kafka forget what this service said of people: of each key it keeps the last event only, and that of an erased
 * person names nobody (LGPD art. 18, VI). Whoever hears late hears the newest snapshot, which is all that a copy needs.
 */
@ApplicationScoped
class CompactedTopic {

    private static final Logger LOG = Logger.getLogger(CompactedTopic.class);

    private final Map<String, Object> kafka;
    private final String topic;
    private final TopicSettings settings;
    private final EveryMinute rounds;

    CompactedTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka, TopicSettings settings, Vertx vertx) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.keySet().retainAll(AdminClientConfig.configNames());
        this.topic = settings.name();
        this.settings = settings;
        this.rounds = new EveryMinute(vertx, "Kafka keeps all events of " + topic, this::round);
    }

    void start(@Observes Settled event) {
        if (settings.isCompacted()) {
            rounds.startAtOnce();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** Until it succeeds. Making a client resolves host names, which blocks; asking it does not. */
    private Uni<Void> round() {
        return Uni.createFrom()
                .item(() -> Admin.create(kafka))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(admin -> configured(admin).eventually(() -> admin.close(Duration.ZERO)))
                .invoke(rounds::stop);
    }

    private Uni<Void> configured(Admin admin) {
        var fresh = new NewTopic(topic, Optional.empty(), Optional.empty()).configs(configuration());
        return asked(admin.createTopics(List.of(fresh)).all())
                .onFailure(TopicExistsException.class)
                .recoverWithUni(() -> altered(admin))
                .onFailure(AuthorizationException.class)
                .recoverWithUni(this::leftToOthers);
    }

    /** In a cluster services change no topics: the manifests say the same of this one. */
    private Uni<Void> leftToOthers() {
        LOG.infof("May not say for how long Kafka keeps %s, which others do then", topic);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> altered(Admin admin) {
        Collection<AlterConfigOp> changes = configuration().entrySet().stream()
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        return asked(
                admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), changes))
                        .all());
    }

    private static Uni<Void> asked(KafkaFuture<Void> answer) {
        return Uni.createFrom()
                .completionStage(
                        () -> answer.toCompletionStage().toCompletableFuture().copy())
                .onFailure(CompletionException.class)
                .transform(Throwable::getCause);
    }

    private Map<String, String> configuration() {
        String within = Long.toString(settings.forgetsWithin().toMillis());
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                Long.toString(settings.keepsFor().toMillis()),
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                within,
                TopicConfig.SEGMENT_MS_CONFIG,
                within);
    }
}
