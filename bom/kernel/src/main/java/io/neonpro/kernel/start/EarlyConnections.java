package io.neonpro.kernel.start;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * The first connections to Postgres and to Redis, opened while the rest starts: greeting each other takes them some round trips
 * and a slow hash, for which the first request need not wait. Who is not there yet is asked again when they are needed. Reads
 * have a pool of their own, and open its first one themselves.
 */
@ApplicationScoped
class EarlyConnections {

    private static final Logger LOG = Logger.getLogger(EarlyConnections.class);

    private final Pool postgres;
    private final Redis redis;

    EarlyConnections(Pool postgres, Redis redis) {
        this.postgres = postgres;
        this.redis = redis;
    }

    void open(@Observes StartupEvent event) {
        note(postgres.getConnection().compose(SqlConnection::close));
        note(redis.send(Request.cmd(Command.PING)));
    }

    private static void note(Future<?> opened) {
        opened.onFailure(failure -> LOG.debugf("Not there yet: %s", failure.getMessage()));
    }
}
