package io.neonpro.kernel.event;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.util.function.Consumer;

/** A context whose work is done one after the other, so that its state needs no lock. */
record EventLoop(Context context) {

    void run(Runnable task) {
        context.runOnContext(now -> task.run());
    }

    /** Work that goes on wherever it does; what comes of it is dealt with here. */
    <T> void run(Uni<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        work.emitOn(this::run).subscribe().with(done, failed);
    }
}
