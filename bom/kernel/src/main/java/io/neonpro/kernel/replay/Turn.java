package io.neonpro.kernel.replay;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

/** Page after page of work, for as long as a job may go on while others wait. */
final class Turn {

    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Turn() {}

    /** What comes after a page. */
    enum Next {
        PAGE,

        /** Another one, but not at once. */
        PAUSE,
        NOTHING
    }

    static Uni<Next> of(Supplier<Uni<Next>> page) {
        long end = System.nanoTime() + LENGTH.toNanos();
        return Uni.createFrom()
                .deferred(page::get)
                .call(next -> next == Next.PAUSE ? pause() : Uni.createFrom().voidItem())
                .repeat()
                .whilst(next -> next != Next.NOTHING && System.nanoTime() - end < 0)
                .collect()
                .last();
    }

    private static Uni<Void> pause() {
        return Uni.createFrom()
                .emitter(emitter ->
                        Vertx.currentContext().owner().setTimer(PAUSE.toMillis(), rung -> emitter.complete(null)));
    }
}
