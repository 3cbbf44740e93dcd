package io.neonpro.kernel.data;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.function.Function;

/** A pool whose connections bind every transaction to the current tenant. */
final class TenantPool implements PgPool {

    private static final String BEGIN = "BEGIN READ ONLY";

    private final PostgresServer server;
    private final Waiting waiting;
    private final Pool pool;

    TenantPool(PostgresServer server, PoolSettings.Bounds bounds) {
        this.server = server;
        this.waiting = new Waiting(server.vertx());
        this.pool = server.pool(bounds, waiting::giveUp);
    }

    /** Where its connections go. */
    PostgresServer server() {
        return server;
    }

    /** Fails in a transaction: whoever held a connection and waited for another could wait for themselves. */
    @Override
    public Future<SqlConnection> getConnection() {
        return CurrentTransaction.isOpen()
                ? Future.failedFuture(new IllegalStateException("This context is in a transaction already"))
                : waiting.connection(pool).map(TenantConnection::new);
    }

    /** Reads what the current tenant may see, in a transaction of its own that is one round trip as a whole. */
    Future<RowSet<Row>> read(String sql, Tuple arguments) {
        String bound = TenantConnection.binding()
                .map(binding -> BEGIN + "; " + binding)
                .orElse(BEGIN);
        String begin = Preparing.isPlannedAnew(sql) ? bound + "; " + Preparing.EACH_TIME : bound;
        return waiting.connection(pool).compose(connection -> {
            Future<RowSet<Row>> begun = connection.query(begin).execute();
            Future<RowSet<Row>> rows = connection.preparedQuery(sql).execute(arguments);
            Future<RowSet<Row>> ended = connection.query("COMMIT").execute();
            return Future.join(begun, rows, ended)
                    .transform(done -> connection.close())
                    .transform(closed -> rows);
        });
    }

    @Override
    public void getConnection(Handler<AsyncResult<SqlConnection>> handler) {
        getConnection().onComplete(handler);
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        return pool.query(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return pool.preparedQuery(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return pool.preparedQuery(sql, options);
    }

    @Override
    public PgPool connectHandler(Handler<SqlConnection> handler) {
        pool.connectHandler(handler);
        return this;
    }

    @Override
    public PgPool connectionProvider(Function<Context, Future<SqlConnection>> provider) {
        pool.connectionProvider(provider);
        return this;
    }

    @Override
    public int size() {
        return pool.size();
    }

    @Override
    public Future<Void> close() {
        return pool.close();
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        pool.close(handler);
    }
}
