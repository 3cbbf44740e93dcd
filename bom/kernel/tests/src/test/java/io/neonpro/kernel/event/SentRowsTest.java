package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of rows that Kafka has when the database takes its time, or says no. */
class SentRowsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final EventLoop loop = new EventLoop(vertx.getOrCreateContext());
    private final Queue<CompletableFuture<Void>> deletions = new ConcurrentLinkedQueue<>();
    private final SentRows sent = new SentRows(new Awaited(), loop, vertx);
    private final Queue<String> done = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theyAreKnownUntilTheyAreGone() {
        ask(() -> add(1, 10L, 11L));
        ask(() -> add(2, 12L));
        awaitDeletions(1);

        assertThat(ask(() -> sent.of(1))).containsExactly(10L, 11L);
        assertThat(ask(() -> sent.of(2))).containsExactly(12L);

        await().atMost(PATIENCE).until(() -> {
            deletions.forEach(deletion -> deletion.complete(null));
            return ask(() -> sent.of(1)).isEmpty() && ask(() -> sent.of(2)).isEmpty();
        });
    }

    /** Those that were sent while others were deleted are not gone yet. */
    @Test
    void whoWaitsForThemWaitsForAllThatThereWere() {
        ask(() -> add(1, 10L));
        awaitDeletions(1);
        ask(() -> add(1, 11L));
        ask(this::askToBeTold);

        deletions.remove().complete(null);
        awaitDeletions(1);
        assertThat(done).isEmpty();

        deletions.remove().complete(null);
        await().atMost(PATIENCE).until(() -> done.contains("told"));
    }

    @Test
    void whatCannotBeDeletedHoldsNobodyUpAndIsDeletedLater() {
        ask(() -> add(1, 10L));
        ask(this::askToBeTold);
        awaitDeletions(1);

        deletions.remove().completeExceptionally(new IllegalStateException("no primary"));

        await().atMost(PATIENCE).until(() -> done.contains("told"));
        assertThat(ask(() -> sent.of(1))).containsExactly(10L);
        awaitDeletions(1);
        deletions.remove().complete(null);
        await().atMost(PATIENCE).until(() -> ask(() -> sent.of(1)).isEmpty());
    }

    @Test
    void withFiveThousandNothingMoreIsToBeSent() {
        ask(() -> add(1, LongStream.range(0, 4_999).boxed().toArray(Long[]::new)));
        boolean isFullBefore = ask(sent::isFull);
        ask(() -> add(2, 4_999L));

        assertThat(isFullBefore).isFalse();
        assertThat(ask(sent::isFull)).isTrue();

        ask(this::askToBeTold);
        await().atMost(PATIENCE).until(() -> {
            deletions.forEach(deletion -> deletion.complete(null));
            return done.contains("told");
        });
        assertThat(ask(sent::isFull)).isFalse();
    }

    private boolean add(int lane, Long... ids) {
        sent.add(lane, List.of(ids));
        return true;
    }

    private boolean askToBeTold() {
        sent.afterwards(() -> done.add("told"));
        return true;
    }

    private void awaitDeletions(int count) {
        await().atMost(PATIENCE).until(() -> deletions.size() == count);
    }

    /** On the event loop, as the relay does. */
    private <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.run(() -> answer.complete(question.get()));
        return answer.join();
    }

    /** The database, which answers when the test says so. */
    private final class Awaited extends OutboxRounds {

        Awaited() {
            super(null, null, null, new SimpleMeterRegistry());
        }

        @Override
        Uni<Void> delete(Map<Long, Integer> laneOfRow) {
            CompletableFuture<Void> answer = new CompletableFuture<>();
            deletions.add(answer);
            return Uni.createFrom().completionStage(answer);
        }
    }
}
