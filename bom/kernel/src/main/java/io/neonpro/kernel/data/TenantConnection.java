package io.neonpro.kernel.data;

import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.spi.DatabaseMetadata;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A connection that cannot begin a transaction without saying whose rows it may see.
 *
 * <p>{@code BEGIN} and the binding are sent ahead of the first statement, so they cost no round trip; should one of them
 * fail, everything after it does. The binding is {@code SET LOCAL} with a literal, because Citus passes that on to its
 * workers and not {@code set_config()}; the literal comes from a {@link java.util.UUID} only.
 */
final class TenantConnection implements SqlConnection {

    private static final Logger LOG = Logger.getLogger(TenantConnection.class);

    private final SqlConnection connection;
    private Transaction transaction;
    private CurrentTransaction current;

    TenantConnection(SqlConnection connection) {
        this.connection = connection;
    }

    /** Whose rows a transaction of the current context may see; empty for the platform's own. */
    static Optional<String> binding() {
        if (Tenancy.isPlatform()) {
            return Optional.empty();
        }
        TenantContext context = Tenancy.current()
                .orElseThrow(() -> new IllegalStateException("A transaction needs a tenant, and none is bound"));
        return Optional.of("SET LOCAL app.tenant_id TO '" + context.tenant() + "'");
    }

    @Override
    public Future<Transaction> begin() {
        Optional<String> binding;
        try {
            binding = binding();
        } catch (IllegalStateException noTenant) {
            return Future.failedFuture(noTenant);
        }
        connection.begin().onFailure(TenantConnection::failed);
        current = CurrentTransaction.begin(this);
        transaction = new TokenTransaction(connection, connection.transaction(), current);
        binding.ifPresent(sql -> connection.query(sql).execute().onFailure(TenantConnection::failed));
        return Future.succeededFuture(transaction);
    }

    /** Remembers what the transaction runs, and has it planned as it wants to be. */
    private SqlConnection running(String sql) {
        if (current != null) {
            current.runs(sql);
        }
        if (Preparing.isPlannedAnew(sql)) {
            connection.query(Preparing.EACH_TIME).execute().onFailure(TenantConnection::failed);
        }
        return connection;
    }

    /** Whoever uses the transaction fails too, and less clearly. */
    private static void failed(Throwable cause) {
        LOG.warnf("A transaction could not be set up: %s", cause.getMessage());
    }

    @Override
    public void begin(Handler<AsyncResult<Transaction>> handler) {
        begin().onComplete(handler);
    }

    @Override
    public Transaction transaction() {
        return connection.transaction() == null ? null : transaction;
    }

    @Override
    public Future<PreparedStatement> prepare(String sql) {
        return running(sql).prepare(sql);
    }

    @Override
    public SqlConnection prepare(String sql, Handler<AsyncResult<PreparedStatement>> handler) {
        running(sql).prepare(sql, handler);
        return this;
    }

    @Override
    public Future<PreparedStatement> prepare(String sql, PrepareOptions options) {
        return running(sql).prepare(sql, options);
    }

    @Override
    public SqlConnection prepare(String sql, PrepareOptions options, Handler<AsyncResult<PreparedStatement>> handler) {
        running(sql).prepare(sql, options, handler);
        return this;
    }

    @Override
    public SqlConnection exceptionHandler(Handler<Throwable> handler) {
        connection.exceptionHandler(handler);
        return this;
    }

    @Override
    public SqlConnection closeHandler(Handler<Void> handler) {
        connection.closeHandler(handler);
        return this;
    }

    @Override
    public boolean isSSL() {
        return connection.isSSL();
    }

    @Override
    public DatabaseMetadata databaseMetadata() {
        return connection.databaseMetadata();
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        return running(sql).query(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return running(sql).preparedQuery(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return running(sql).preparedQuery(sql, options);
    }

    @Override
    public Future<Void> close() {
        return connection.close();
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        close().onComplete(handler);
    }
}
