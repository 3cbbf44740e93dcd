package io.neonpro.kernel.data;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

/**
 * Those who wait for a connection of a pool. When its server turns out to be silent all of them are told so, as nothing
 * would come of their waiting; until then they may wait as long as a burst takes.
 */
final class Waiting {

    private final Vertx vertx;
    private final Set<Promise<SqlConnection>> waiting = ConcurrentHashMap.newKeySet();

    Waiting(Vertx vertx) {
        this.vertx = vertx;
    }

    /** A connection of the pool, on the caller's context; {@link Absence#isBusy} when there was none in time. */
    Future<SqlConnection> connection(Pool pool) {
        Promise<SqlConnection> promise = ((ContextInternal) vertx.getOrCreateContext()).promise();
        waiting.add(promise);
        pool.getConnection().onComplete(got -> {
            waiting.remove(promise);
            hand(promise, got);
        });
        return promise.future();
    }

    void giveUp() {
        List.copyOf(waiting).forEach(promise -> promise.tryFail(new TimeoutException("The server does not answer")));
    }

    private static void hand(Promise<SqlConnection> promise, AsyncResult<SqlConnection> got) {
        if (got.failed()) {
            promise.tryFail(Absence.ofWaiting(got.cause()));
        } else if (!promise.tryComplete(got.result())) {
            got.result().close();
        }
    }
}
