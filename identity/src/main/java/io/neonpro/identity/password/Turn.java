package io.neonpro.identity.password;

import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.concurrent.Callable;

/** A hash that waits to be worked out, for as long as whoever asked for it waits, too. */
final class Turn<T> {

    private final Callable<T> task;
    private final UniEmitter<? super T> emitter;

    private volatile boolean hasLeft;

    Turn(Callable<T> task, UniEmitter<? super T> emitter) {
        this.task = task;
        this.emitter = emitter;
        emitter.onTermination(() -> hasLeft = true);
    }

    /** For nobody else than who is still there: a crowd that hangs up at once takes no time from others. */
    void run() {
        if (hasLeft) {
            return;
        }
        try {
            emitter.complete(task.call());
        } catch (Exception e) {
            emitter.fail(e);
        }
    }

    void refuse() {
        emitter.fail(ProblemException.tooMany("too-many-requests", "Too many people sign in right now.", 2));
    }
}
