package io.neonpro.kernel.data;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks a server how far it has come, on a connection of its own: neither slow statements nor full pools are in its way. */
final class Probe {

    private final Pool pool;
    private final String position;
    private final Duration timeout;
    private Future<Optional<LogPosition>> answer = Future.succeededFuture(Optional.empty());
    private volatile boolean isFollowing;

    /**
     * @param position the question, as in {@link LogPosition}
     */
    Probe(PostgresServer server, String position, Duration timeout) {
        this.pool = server.pool(new Alone(timeout), () -> {});
        this.position = position;
        this.timeout = timeout;
    }

    /**
     * Empty when the server has none to tell; fails when it does not answer in time. It is asked one question at a time,
     * always from the same context.
     */
    Future<Optional<LogPosition>> position() {
        if (answer.isComplete()) {
            answer = newAnswer();
        }
        return answer;
    }

    private Future<Optional<LogPosition>> newAnswer() {
        // not pool.query(): its own timer fires after a refused connection too, and fills the log
        return pool.getConnection()
                .compose(this::ask)
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .map(rows -> read(rows.iterator().next()));
    }

    private Optional<LogPosition> read(Row row) {
        isFollowing = row.size() > 1 && row.getBoolean(1);
        return LogPosition.parse(row.getString(0));
    }

    /** Whether it only read when it was last asked that, too. */
    boolean isFollowing() {
        return isFollowing;
    }

    private Future<RowSet<Row>> ask(SqlConnection connection) {
        return connection.query(position).execute().eventually(() -> connection.close());
    }

    void close() {
        pool.close();
    }

    /** One connection, and nobody who waits for long. */
    private record Alone(Duration timeout) implements PoolSettings.Bounds {

        @Override
        public int size() {
            return 1;
        }

        @Override
        public int maxWaiting() {
            return 1;
        }

        @Override
        public Duration acquireWithin() {
            return timeout;
        }

        @Override
        public Duration connectWithin() {
            return timeout;
        }

        @Override
        public Duration answerWithin() {
            return timeout;
        }

        @Override
        public Duration idleFor() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration lifetime() {
            return Duration.ofHours(1);
        }
    }
}
