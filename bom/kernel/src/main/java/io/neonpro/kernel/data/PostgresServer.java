package io.neonpro.kernel.data;

import io.netty.channel.ConnectTimeoutException;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgPool;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server of a cluster: where it is, and as whom to connect to it.
 *
 * @param connecting what all servers of the cluster have in common, and where this one is
 * @param pooling what all pools have in common
 */
record PostgresServer(Vertx vertx, PgConnectOptions connecting, PoolOptions pooling) {

    private static final int LOOK_FOR_IDLE_EVERY_MILLIS = 10_000;

    /** The one that a Quarkus data source names. */
    static PostgresServer of(PgPoolCreator.Input input) {
        return new PostgresServer(input.vertx(), input.pgConnectOptionsList().getFirst(), input.poolOptions());
    }

    /** Another server of the same cluster. */
    PostgresServer at(ServerAddress address) {
        var elsewhere = new PgConnectOptions(connecting).setHost(address.host()).setPort(address.port());
        return new PostgresServer(vertx, elsewhere, pooling);
    }

    /**
     * @param onSilence told whenever the server answers nobody
     */
    Pool pool(PoolSettings.Bounds bounds, Runnable onSilence) {
        var connect = new PgConnectOptions(connecting)
                .setConnectTimeout(millis(bounds.connectWithin()))
                .setTcpKeepAlive(true);
        connect.setPreparedStatementCacheSqlFilter(Preparing::isKept);
        ConnectionFactory server = PgDriver.INSTANCE.createConnectionFactory(vertx, connect);
        var pulse = new Pulse(
                () -> server.connect(vertx.getOrCreateContext()),
                bounds.answerWithin().dividedBy(2),
                onSilence);
        return PgPool.pool(vertx, connect, bounded(bounds))
                .connectionProvider(context -> connect(server, context, bounds, pulse));
    }

    private PoolOptions bounded(PoolSettings.Bounds bounds) {
        return new PoolOptions(pooling)
                .setMaxSize(bounds.size())
                .setMaxWaitQueueSize(bounds.maxWaiting())
                .setConnectionTimeout(millis(bounds.acquireWithin()))
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(millis(bounds.idleFor()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxLifetime(millis(bounds.lifetime()))
                .setMaxLifetimeUnit(TimeUnit.MILLISECONDS)
                .setPoolCleanerPeriod(LOOK_FOR_IDLE_EVERY_MILLIS);
    }

    /** The client bounds how long a socket takes to open, but not how long the server takes to greet. */
    private static Future<SqlConnection> connect(
            ConnectionFactory server, Context context, PoolSettings.Bounds bounds, Pulse pulse) {
        long begun = System.nanoTime();
        Future<SqlConnection> connecting = server.connect(context);
        return connecting
                .timeout(bounds.connectWithin().toMillis(), TimeUnit.MILLISECONDS)
                .map(connection -> Wire.fit(connection, bounds.answerWithin(), pulse))
                .onFailure(failure -> {
                    if (failure instanceof TimeoutException || failure instanceof ConnectTimeoutException) {
                        connecting.onSuccess(SqlConnection::close);
                        pulse.missed(begun);
                    }
                });
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }
}
