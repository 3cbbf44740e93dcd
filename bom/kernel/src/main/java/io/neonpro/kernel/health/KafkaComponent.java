package io.neonpro.kernel.health;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.Node;

/** Kafka; without it events wait in the outbox and reach the other services later. */
@ApplicationScoped
class KafkaComponent implements Component {

    private static final int RECONNECT_MAX_MILLIS = 5_000;

    private final Map<String, Object> kafka;
    private final int timeoutMillis;
    private Admin admin;

    KafkaComponent(@Identifier("default-kafka-broker") Map<String, Object> kafka, HealthConfig config) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.keySet().retainAll(AdminClientConfig.configNames());
        this.kafka.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_MAX_MILLIS);
        timeoutMillis = Math.toIntExact(config.timeout().toMillis());
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Uni<State> state() {
        return Uni.createFrom()
                .item(this::connected)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(client -> Uni.createFrom().completionStage(() -> brokers(client)))
                .map(brokers -> brokers.isEmpty() ? State.degraded("no broker") : State.healthy());
    }

    // making a client resolves host names, which blocks; asking it does not
    private synchronized Admin connected() {
        if (admin == null) {
            admin = Admin.create(kafka);
        }
        return admin;
    }

    private CompletableFuture<Collection<Node>> brokers(Admin client) {
        return client.describeCluster(new DescribeClusterOptions().timeoutMs(timeoutMillis))
                .nodes()
                .toCompletionStage()
                .toCompletableFuture()
                // Kafka's own future refuses to be cancelled by a caller that gives up
                .copy();
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
