package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.kernel.event.PartitionWork.Batch;
import io.neonpro.kernel.event.PartitionWork.Effects;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records of a partition, however they come: in turn, together, and given up. */
class PartitionWorkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final EventLoop loop = new EventLoop(vertx.getOrCreateContext());
    private final Queue<String> happened = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> first = new CompletableFuture<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatComesMeanwhileWaitsBehindTheOthers() {
        PartitionWork work = work(this::afterTheFirst);
        work.begin(records(0, 2));
        work.begin(records(2, 4));

        first.complete(null);

        awaitRest(work);
        assertThat(happened).containsExactly("0", "1", "2", "3");
        assertThat(work.nextOffset()).hasValue(4);
    }

    @Test
    void aHundredThatWaitAreEnough() {
        PartitionWork work = work(this::afterTheFirst);
        work.begin(records(0, 99));
        boolean isFullBefore = work.isFull();
        work.begin(records(99, 100));

        assertThat(isFullBefore).isFalse();
        assertThat(work.isFull()).isTrue();

        first.complete(null);
        awaitRest(work);
        assertThat(work.isFull()).isFalse();
        assertThat(happened).hasSize(100);
    }

    @Test
    void whoStopsEndsWithTheRecordWhoseTurnItIs() {
        PartitionWork work = work(this::afterTheFirst);
        work.begin(records(0, 4));
        await().atMost(PATIENCE).until(() -> work.current().isPresent());

        work.stop();
        first.complete(null);

        awaitRest(work);
        assertThat(happened).containsExactly("0");
        assertThat(work.nextOffset()).hasValue(1);
    }

    @Test
    void whatFailsTogetherGoesOneByOneAndWhatFollowsTogetherAgain() {
        PartitionWork work = work(new Effects() {

            @Override
            public Uni<Void> of(ConsumerRecord<String, String> record) {
                return happen(record);
            }

            @Override
            public Optional<Batch> together(Collection<ConsumerRecord<String, String>> waiting) {
                int size = waiting.size();
                return Optional.of(new Batch(size, () -> attempt(size)));
            }
        });
        work.begin(records(0, 3));
        awaitRest(work);
        work.begin(records(3, 5));
        awaitRest(work);

        assertThat(happened).containsExactly("3 together", "0", "1", "2", "2 together");
        assertThat(work.nextOffset()).hasValue(5);
    }

    /** The first one fails. */
    private Uni<Void> attempt(int size) {
        boolean fails = happened.isEmpty();
        happened.add(size + " together");
        return fails
                ? Uni.createFrom().failure(new IllegalStateException("one of them"))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> afterTheFirst(ConsumerRecord<String, String> record) {
        return Uni.createFrom().completionStage(first).chain(() -> happen(record));
    }

    private Uni<Void> happen(ConsumerRecord<String, String> record) {
        happened.add(Long.toString(record.offset()));
        return Uni.createFrom().voidItem();
    }

    private PartitionWork work(Effects effects) {
        return new PartitionWork(vertx, loop, effects, () -> {});
    }

    private static void awaitRest(PartitionWork work) {
        await().atMost(PATIENCE).until(work::isIdle);
    }

    private static List<ConsumerRecord<String, String>> records(long from, long before) {
        return LongStream.range(from, before)
                .mapToObj(offset -> new ConsumerRecord<>("topic", 0, offset, "key", "value"))
                .toList();
    }
}
