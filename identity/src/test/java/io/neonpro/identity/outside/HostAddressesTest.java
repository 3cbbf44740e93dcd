package io.neonpro.identity.outside;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.VertxOptions;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose names nobody answers for takes nothing from others. */
class HostAddressesTest {

    private static final String SILENT = "silent.example";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(2 * HostAddresses.MAX_AT_ONCE));
    private final Context context = vertx.getOrCreateContext();
    private final CountDownLatch silence = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final HostAddresses addresses = new HostAddresses(vertx, this::lookUp);

    private InetAddress[] lookUp(String host) {
        asked.incrementAndGet();
        if (host.equals(SILENT)) {
            waitOut();
        }
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    private void waitOut() {
        try {
            silence.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void end() {
        silence.countDown();
        vertx.closeAndAwait();
    }

    @Test
    void noneWaitsForAnother() {
        CompletableFuture<InetAddress[]> silent = ask(SILENT);

        CompletableFuture<InetAddress[]> other = ask("other.example");

        assertThat(other).succeedsWithin(10, SECONDS);
        assertThat(silent).isNotDone();
    }

    @Test
    void noMoreAreUnderWayThanMayBe() {
        IntStream.range(0, HostAddresses.MAX_AT_ONCE).forEach(one -> ask(SILENT));
        await().untilAtomic(asked, one -> assertThat(one).isEqualTo(HostAddresses.MAX_AT_ONCE));

        CompletableFuture<InetAddress[]> refused = ask("other.example");

        assertThat(refused).failsWithin(10, SECONDS);
        assertThat(asked).hasValue(HostAddresses.MAX_AT_ONCE);
        silence.countDown();
        await().untilAsserted(() -> assertThat(ask("other.example")).succeedsWithin(10, SECONDS));
    }

    /** All of them on one context, as requests of one connection are. */
    private CompletableFuture<InetAddress[]> ask(String host) {
        CompletableFuture<InetAddress[]> answer = new CompletableFuture<>();
        context.runOnContext(
                () -> addresses.of(host).subscribe().with(answer::complete, answer::completeExceptionally));
        return answer;
    }
}
