package io.neonpro.kernel.context;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Brings answers that arrive on any thread back to the Vert.x context that asked. */
public final class CallerContext {

    private CallerContext() {}

    /** The same answer, heard where this is called. */
    public static <T> Uni<T> keep(Uni<T> answer) {
        Context caller = Vertx.currentContext();
        return caller == null ? answer : answer.emitOn(task -> caller.runOnContext(ignored -> task.run()));
    }
}
