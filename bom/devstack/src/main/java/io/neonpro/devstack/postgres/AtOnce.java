package io.neonpro.devstack.postgres;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Requests of the tested service that meet, however many processors there are. */
public final class AtOnce {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String WAITING = """
            select count(*) from pg_locks
             where not granted and database = (select oid from pg_database where datname = current_database())
            """;

    private AtOnce() {}

    /** What comes of a request that is sent so often, when none may write to a table before all of them wait. */
    public static <T> List<T> before(String table, int times, Callable<T> request) {
        // the lock is given back before anybody waits for those who wait for it
        try (var clients = Executors.newFixedThreadPool(times);
                Connection administrator = TestDatabase.connection();
                Statement statement = administrator.createStatement()) {
            administrator.setAutoCommit(false);
            statement.execute("lock table " + table + " in share row exclusive mode");
            List<Future<T>> answers =
                    Stream.generate(() -> clients.submit(request)).limit(times).toList();
            await().atMost(PATIENCE).until(() -> count(statement) == times);
            administrator.commit();
            return answers.stream().map(AtOnce::answer).toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int count(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery(WAITING)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static <T> T answer(Future<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
