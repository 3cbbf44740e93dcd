package io.neonpro.kernel.event;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** Hears Kafka until it is stopped; should a consumer break, another one is made. */
final class ConsumerThread {

    /** What is done with a consumer, until it is stopped. */
    interface Hearing {

        void by(KafkaConsumer<String, String> consumer);
    }

    private static final Logger LOG = Logger.getLogger(ConsumerThread.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final long RESTART_AFTER_SECONDS = 1;

    private final String name;
    private final Map<String, Object> configuration;
    private final Hearing hearing;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);

    /**
     * @param configuration of each consumer
     */
    ConsumerThread(String name, Map<String, Object> configuration, Hearing hearing) {
        this.name = name;
        this.configuration = configuration;
        this.hearing = hearing;
    }

    void start() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        ended = end;
        Thread.ofPlatform().name(name).start(() -> {
            try {
                run();
            } finally {
                end.complete(null);
            }
        });
    }

    boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /**
     * @param wake has the hearing look whether it is to stop
     * @return completes when the consumer is closed
     */
    CompletableFuture<Void> stop(Runnable wake) {
        stopping.countDown();
        wake.run();
        return ended;
    }

    private void run() {
        while (!isStopping()) {
            try {
                hear(new KafkaConsumer<>(configuration, new StringDeserializer(), new StringDeserializer()));
            } catch (RuntimeException broken) {
                LOG.errorf(broken, "The consumer of %s is made anew", name);
                awaitRestart();
            }
        }
    }

    private void hear(KafkaConsumer<String, String> consumer) {
        try {
            hearing.by(consumer);
        } finally {
            consumer.close(CloseOptions.timeout(CLOSING));
        }
    }

    private void awaitRestart() {
        try {
            stopping.await(RESTART_AFTER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
