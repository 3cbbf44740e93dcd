package io.neonpro.acceptance.sleep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When something is started and stopped for those who come and go. */
class SleeperTest {

    private static final Duration AT_ONCE = Duration.ZERO;

    private final AtomicBoolean isUp = new AtomicBoolean();
    private final AtomicInteger starts = new AtomicInteger();
    private final CountDownLatch mayStart = new CountDownLatch(1);
    private final CountDownLatch mayStop = new CountDownLatch(1);

    @Test
    void whoeverComesFirstStartsItOnceAndAllAreLetInThen() {
        try (Sleeper sleeper = sleeper(true)) {
            List<CompletableFuture<Void>> callers =
                    IntStream.range(0, 50).mapToObj(each -> sleeper.enter()).toList();
            boolean wasAnyoneLetInEarly = callers.stream().anyMatch(CompletableFuture::isDone);

            mayStart.countDown();
            callers.forEach(CompletableFuture::join);

            assertThat(wasAnyoneLetInEarly).isFalse();
            assertThat(starts).hasValue(1);
            assertThat(isUp).isTrue();
            mayStop.countDown();
        }
    }

    @Test
    void itStaysWhileSomebodyIsThere() {
        mayStart.countDown();
        mayStop.countDown();
        try (Sleeper sleeper = sleeper(true)) {
            sleeper.enter().join();
            sleeper.enter().join();

            sleeper.leave();
            sleeper.lookAround();

            assertThat(isUp).isTrue();
            sleeper.leave();
            sleeper.lookAround();
            await().until(sleeper::isAsleep);
            assertThat(isUp).isFalse();
        }
    }

    @Test
    void itStaysByDayThoughNobodyIsThere() {
        mayStart.countDown();
        mayStop.countDown();
        try (Sleeper sleeper = sleeper(false)) {
            sleeper.enter().join();
            sleeper.leave();

            sleeper.lookAround();

            assertThat(sleeper.isAsleep()).isFalse();
            assertThat(isUp).isTrue();
        }
    }

    @Test
    void whoComesWhileItStopsIsLetInWhenItIsUpAgain() {
        mayStart.countDown();
        try (Sleeper sleeper = sleeper(true)) {
            sleeper.enter().join();
            sleeper.leave();
            sleeper.lookAround();

            CompletableFuture<Void> late = sleeper.enter();
            boolean wasLetInEarly = late.isDone();
            mayStop.countDown();
            late.join();

            assertThat(wasLetInEarly).isFalse();
            assertThat(isUp).isTrue();
            assertThat(starts).hasValue(2);
        }
    }

    @Test
    void aStartThatFailsIsToldAndTriedAgain() {
        AtomicBoolean fails = new AtomicBoolean(true);
        Runnable start = () -> {
            if (fails.get()) {
                throw new IllegalStateException("no memory");
            }
        };
        try (Sleeper sleeper = new Sleeper(start, () -> {}, AT_ONCE, () -> true)) {
            assertThatThrownBy(() -> sleeper.enter().join())
                    .isInstanceOf(CompletionException.class)
                    .hasMessageContaining("no memory");

            fails.set(false);

            assertThat(sleeper.enter()).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void notEverybodyMayWait() {
        try (Sleeper sleeper = sleeper(true)) {
            IntStream.range(0, Sleeper.MAX_WAITING).forEach(each -> sleeper.enter());

            assertThat(sleeper.enter()).isCompletedExceptionally();
            mayStart.countDown();
            mayStop.countDown();
        }
    }

    private Sleeper sleeper(boolean isNight) {
        return new Sleeper(this::start, this::stop, AT_ONCE, () -> isNight);
    }

    private void start() {
        pass(mayStart);
        starts.incrementAndGet();
        isUp.set(true);
    }

    private void stop() {
        pass(mayStop);
        isUp.set(false);
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
