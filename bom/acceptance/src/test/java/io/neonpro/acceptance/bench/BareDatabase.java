package io.neonpro.acceptance.bench;

import io.vertx.core.Future;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/**
 * The baseline of all that is stored: a service's database as its own role and for its tenant, over
 * the client and nothing else. All statements of a transaction are sent at once.
 */
public final class BareDatabase {

    private static final int CONNECTIONS = 8;

    private final Pool pool;
    private final String begin;

    /**
     * @param address host and port of the server
     * @param password of the service's role
     */
    public BareDatabase(EventLoop loop, String address, String service, String password, UUID tenant) {
        var options = PgConnectOptions.fromUri("postgresql://" + address + "/" + service)
                .setUser(service + "_app")
                .setPassword(password)
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheSqlLimit(16_384)
                // as the services do with what has no plan that is good for all arguments
                .setPreparedStatementCacheSqlFilter(sql -> !sql.startsWith(BareStatements.PLANNED_ANEW));
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .connectingTo(options)
                .using(loop.vertx())
                .build();
        begin = "BEGIN; SET LOCAL app.tenant_id TO '" + tenant + "'";
    }

    /** A statement and its arguments. */
    public record Statement(String sql, Tuple arguments) {}

    public Future<?> commit(Statement... statements) {
        return run("COMMIT", List.of(statements));
    }

    Future<?> rollback(Statement... statements) {
        return run("ROLLBACK", List.of(statements));
    }

    private Future<?> run(String end, List<Statement> statements) {
        return pool.withConnection(connection -> {
            connection.query(begin).execute();
            List<? extends Future<?>> sent = statements.stream()
                    .map(statement -> send(connection, statement))
                    .toList();
            Future<?> ended = connection.query(end).execute();
            return Future.all(sent).compose(done -> ended);
        });
    }

    private static Future<?> send(SqlConnection connection, Statement statement) {
        return connection.preparedQuery(statement.sql()).execute(statement.arguments());
    }
}
