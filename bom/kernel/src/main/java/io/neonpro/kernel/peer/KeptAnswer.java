package io.neonpro.kernel.peer;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * What somebody else is asked for once, for all who want it, and then not again while the answer is good. While they are being asked
 * everybody waits for that one answer, also who came late; who was refused is refused for a while.
 */
public final class KeptAnswer<T> {

    private final Uni<T> asked;
    private final Function<T, Duration> lifespan;
    private final Duration pause;

    private Uni<T> current = Uni.createFrom().nothing();
    private volatile Instant goodUntil = Instant.MIN;
    private volatile Instant pausedUntil = Instant.MIN;

    /**
     * @param asked asks, and ends in any case
     * @param lifespan of an answer, from when it came
     * @param pause after a failure, and before what is dropped is asked for again
     */
    public KeptAnswer(Uni<T> asked, Function<T, Duration> lifespan, Duration pause) {
        this.asked = asked;
        this.lifespan = lifespan;
        this.pause = pause;
    }

    public Uni<T> get() {
        return Uni.createFrom().deferred(this::current);
    }

    /** The answer that is kept is good no more, whatever its lifespan; who is asked is left alone for the pause nevertheless. */
    public synchronized void drop() {
        goodUntil = goodUntil.equals(Instant.MAX) ? goodUntil : pausedUntil;
    }

    private synchronized Uni<T> current() {
        if (Instant.now().isAfter(goodUntil)) {
            goodUntil = Instant.MAX;
            current = asked.onItem()
                    .invoke(answer -> keepFor(lifespan.apply(answer)))
                    .onFailure()
                    .invoke(failure -> keepFor(pause))
                    .memoize()
                    .indefinitely();
        }
        return current;
    }

    private void keepFor(Duration more) {
        Instant now = Instant.now();
        pausedUntil = now.plus(pause);
        goodUntil = now.plus(more);
    }
}
