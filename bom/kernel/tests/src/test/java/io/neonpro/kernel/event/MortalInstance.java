package io.neonpro.kernel.event;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * An instance that hears a topic as {@link EventConsumer} does, and dies when it is given something, so many times:
 * nothing is committed then and Kafka is not told, while what has begun may still have its effect. Then it lives until
 * it is closed.
 */
final class MortalInstance implements AutoCloseable {

    private static final int FEW_RECORDS = 20;

    private final Map<String, Object> kafka;
    private final Vertx vertx;
    private final String topic;
    private final Function<ConsumerRecord<String, String>, Uni<Void>> effect;
    private final int lives;
    private final Thread thread = Thread.ofPlatform().name("mortal").unstarted(this::live);
    private volatile Optional<Subscription> subscription = Optional.empty();
    private volatile boolean hasPartitions;
    private volatile boolean isOver;
    private volatile int deaths;

    /**
     * @param lives how often it dies
     */
    MortalInstance(
            Object bootstrapServers,
            String group,
            Vertx vertx,
            String topic,
            Function<ConsumerRecord<String, String>, Uni<Void>> effect,
            int lives) {
        this.kafka = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName(),
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                FEW_RECORDS,
                // so long nobody else hears what a dead one heard
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                2_000,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                500);
        this.vertx = vertx;
        this.topic = topic;
        this.effect = effect;
        this.lives = lives;
    }

    MortalInstance start() {
        thread.start();
        return this;
    }

    int deaths() {
        return deaths;
    }

    /** Whether something that is said now may be for it to hear. */
    boolean hasPartitions() {
        return hasPartitions;
    }

    @Override
    public void close() {
        isOver = true;
        subscription.ifPresent(Subscription::stop);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void live() {
        while (!isOver) {
            var consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer());
            var life = new Life(consumer, deaths < lives);
            try {
                var heard = new Subscription(life.consumer(), this::work, Duration.ofSeconds(1));
                subscription = Optional.of(heard);
                if (isOver) {
                    heard.stop();
                }
                heard.run(Set.of(topic));
                consumer.close();
            } catch (Death death) {
                hasPartitions = false;
                deaths++;
                abandon(consumer);
            }
        }
    }

    private PartitionWork work(Runnable cameToRest) {
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        return new PartitionWork(vertx, new EventLoop(context), effect::apply, cameToRest);
    }

    private static void abandon(KafkaConsumer<?, ?> consumer) {
        try {
            consumer.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.REMAIN_IN_GROUP)
                    .withTimeout(Duration.ZERO));
        } catch (KafkaException dead) {
            // has nothing to say any more
        }
    }

    private static final class Death extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /** Its consumer, which is of no use any more after the first records, if this one is to die of them. */
    private final class Life {

        private final Consumer<String, String> real;
        private final boolean isMortal;
        private boolean isDying;

        Life(Consumer<String, String> real, boolean isMortal) {
            this.real = real;
            this.isMortal = isMortal;
        }

        @SuppressWarnings("unchecked")
        Consumer<String, String> consumer() {
            return (Consumer<String, String>) Proxy.newProxyInstance(
                    Consumer.class.getClassLoader(),
                    new Class<?>[] {Consumer.class},
                    (proxy, method, arguments) -> call(method, arguments));
        }

        private Object call(Method method, Object[] arguments) throws Throwable {
            if (isDying && method.getName().startsWith("commit")) {
                return null;
            }
            if (isDying && method.getName().equals("poll")) {
                throw new Death();
            }
            try {
                Object answer = method.invoke(real, arguments);
                look(method.getName(), answer);
                return answer;
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }

        private void look(String question, Object answer) {
            if (answer instanceof ConsumerRecords<?, ?> records) {
                isDying = isMortal && !records.isEmpty();
            }
            if (question.equals("assignment") && answer instanceof Set<?> partitions) {
                hasPartitions = !partitions.isEmpty();
            }
        }
    }
}
