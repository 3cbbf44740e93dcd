package io.neonpro.kernel.data;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.sqlclient.Transaction;

/** What a session believes to be its transaction that is a part of somebody else's, who ends it. */
final class JoinedTransaction implements Transaction {

    private final Runnable whenEnded;

    JoinedTransaction(Runnable whenEnded) {
        this.whenEnded = whenEnded;
    }

    @Override
    public Future<Void> commit() {
        whenEnded.run();
        return Future.succeededFuture();
    }

    @Override
    public void commit(Handler<AsyncResult<Void>> handler) {
        commit().onComplete(handler);
    }

    /** Whoever wants that fails, and so the whole is rolled back. */
    @Override
    public Future<Void> rollback() {
        whenEnded.run();
        return Future.succeededFuture();
    }

    @Override
    public void rollback(Handler<AsyncResult<Void>> handler) {
        rollback().onComplete(handler);
    }

    @Override
    public Future<Void> completion() {
        return Future.succeededFuture();
    }

    @Override
    public void completion(Handler<AsyncResult<Void>> handler) {
        completion().onComplete(handler);
    }
}
