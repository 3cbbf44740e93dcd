package io.neonpro.kernel.event;

import io.neonpro.kernel.event.PartitionWork.Stage;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * One consumer's life. Records wait behind those of their partition that have their effects; when many do, it is paused until
 * all have had them. Kafka is asked all the same. How far each partition is, is committed every second or two, and when it is
 * given away.
 */
final class Subscription implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(Subscription.class);
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration COMMIT_WITHIN = Duration.ofSeconds(2);
    private static final long COMMIT_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Consumer<String, String> consumer;
    private final Function<Runnable, PartitionWork> newWork;
    private final Duration ending;
    private final Map<TopicPartition, PartitionWork> works = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private volatile boolean isStopping;
    private volatile boolean isAnyPaused;
    private volatile long polledAtNanos = System.nanoTime();
    private volatile long lag;
    private long committedAtNanos = System.nanoTime();

    /**
     * @param newWork makes the work of a partition, which calls back when it comes to rest
     * @param ending how long the records whose turn it is have when it is stopped
     */
    Subscription(Consumer<String, String> consumer, Function<Runnable, PartitionWork> newWork, Duration ending) {
        this.consumer = consumer;
        this.newWork = newWork;
        this.ending = ending;
    }

    /** Returns when it was stopped; fails when the consumer is of no use any more. */
    void run(Set<String> topics) {
        try {
            consumer.subscribe(topics, this);
            while (!isStopping) {
                begin(poll(POLL));
                resumeRested();
                commitNowAndThen();
            }
            finish();
        } finally {
            works.values().forEach(PartitionWork::stop);
        }
    }

    /** From any thread. */
    void stop() {
        isStopping = true;
        consumer.wakeup();
    }

    Duration sincePoll() {
        return Duration.ofNanos(System.nanoTime() - polledAtNanos);
    }

    /** Records that were not asked for yet. */
    long lag() {
        return lag;
    }

    /** The records whose turn it is, one of each partition at most. */
    List<Stage> stages() {
        return works.values().stream().flatMap(work -> work.current().stream()).toList();
    }

    private ConsumerRecords<String, String> poll(Duration time) {
        try {
            return consumer.poll(time);
        } catch (WakeupException woken) {
            return ConsumerRecords.empty();
        } finally {
            polledAtNanos = System.nanoTime();
        }
    }

    private void begin(ConsumerRecords<String, String> records) {
        for (TopicPartition partition : records.partitions()) {
            PartitionWork work = works.computeIfAbsent(partition, any -> newWork.apply(this::cameToRest));
            work.begin(records.records(partition));
            if (work.isFull()) {
                consumer.pause(List.of(partition));
                isAnyPaused = true;
            }
        }
    }

    /** On an event loop; who is asked for more anyway need not be woken. */
    private void cameToRest() {
        if (isAnyPaused) {
            consumer.wakeup();
        }
    }

    private void resumeRested() {
        consumer.resume(consumer.paused().stream().filter(this::isRested).toList());
        isAnyPaused = !consumer.paused().isEmpty();
        lag = consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private boolean isRested(TopicPartition partition) {
        PartitionWork work = works.get(partition);
        return work == null || work.isIdle();
    }

    private void commitNowAndThen() {
        if (System.nanoTime() - committedAtNanos >= COMMIT_EVERY_NANOS) {
            committedAtNanos = System.nanoTime();
            Map<TopicPartition, OffsetAndMetadata> progress = progress(works.keySet());
            if (!progress.isEmpty()) {
                consumer.commitAsync(progress, (offsets, failure) -> committed(offsets, failure));
            }
        }
    }

    private void committed(Map<TopicPartition, OffsetAndMetadata> offsets, Exception failure) {
        if (failure == null) {
            offsets.forEach((partition, offset) -> committed.merge(partition, offset.offset(), Math::max));
        } else {
            LOG.warnf("How far events are is not committed: %s", failure.getMessage());
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> progress(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> progress = new HashMap<>();
        for (TopicPartition partition : partitions) {
            PartitionWork work = works.get(partition);
            if (work != null) {
                work.nextOffset().stream()
                        .filter(next -> next > committed.getOrDefault(partition, -1L))
                        .forEach(next -> progress.put(partition, new OffsetAndMetadata(next)));
            }
        }
        return progress;
    }

    /** What was not committed is heard again, and the inbox knows it. */
    private void commit(Collection<TopicPartition> partitions) {
        try {
            consumer.commitSync(progress(partitions), COMMIT_WITHIN);
        } catch (KafkaException failure) {
            LOG.warnf("How far events are is not committed: %s", failure.getMessage());
        }
    }

    /** Still asks Kafka, with all partitions paused, while the last effects come about. */
    private void finish() {
        long end = System.nanoTime() + ending.toNanos();
        consumer.pause(consumer.assignment());
        works.values().forEach(PartitionWork::stop);
        while (!works.values().stream().allMatch(PartitionWork::isIdle) && System.nanoTime() - end < 0) {
            poll(Duration.ofMillis(100));
        }
        poll(Duration.ZERO);
        commit(List.copyOf(works.keySet()));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        LOG.debugf("Hears %s", partitions);
    }

    /** What is under way comes to its own end: whoever gets the partition waits for it, event by event, in the inbox. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(this::stopWork);
        commit(partitions);
        onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        partitions.forEach(this::stopWork);
        works.keySet().removeAll(Set.copyOf(partitions));
        committed.keySet().removeAll(Set.copyOf(partitions));
    }

    private void stopWork(TopicPartition partition) {
        PartitionWork work = works.get(partition);
        if (work != null) {
            work.stop();
        }
    }
}
