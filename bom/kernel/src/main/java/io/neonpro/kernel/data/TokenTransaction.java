package io.neonpro.kernel.data;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.Collection;

/**
 * A transaction that asks for the log position of its own commit, with its timeline, pipelined behind {@code COMMIT},
 * and leaves it for the answer's {@code Consistency-Token}; one that only read does not, nor one that nobody reads after.
 * Then it does what had to wait for it.
 */
final class TokenTransaction implements Transaction {

    private final SqlConnection connection;
    private final Transaction transaction;
    private final CurrentTransaction current;

    TokenTransaction(SqlConnection connection, Transaction transaction, CurrentTransaction current) {
        this.connection = connection;
        this.transaction = transaction;
        this.current = current;
    }

    @Override
    public Future<Void> commit() {
        Collection<Runnable> tasks = current.end();
        Future<Void> committed = transaction.commit().onSuccess(done -> tasks.forEach(Runnable::run));
        if (!current.isToBeSeen()) {
            return committed;
        }
        Future<RowSet<Row>> position =
                connection.preparedQuery(LogPosition.WRITTEN).execute();
        return committed.compose(done -> position.otherwiseEmpty().map(this::keep));
    }

    private Void keep(RowSet<Row> rows) {
        if (rows != null) {
            rows.forEach(row -> LogPosition.parse(row.getString(0)).ifPresent(Consistency::wrote));
        }
        return null;
    }

    @Override
    public void commit(Handler<AsyncResult<Void>> handler) {
        commit().onComplete(handler);
    }

    @Override
    public Future<Void> rollback() {
        current.end();
        return transaction.rollback();
    }

    @Override
    public void rollback(Handler<AsyncResult<Void>> handler) {
        rollback().onComplete(handler);
    }

    @Override
    public Future<Void> completion() {
        return transaction.completion();
    }

    @Override
    public void completion(Handler<AsyncResult<Void>> handler) {
        transaction.completion(handler);
    }
}
