package io.neonpro.devstack;

import io.neonpro.migrate.Server;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for the replicas. */
final class Replication {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(20);

    private Replication() {}

    /** Returns once every replica shows what the primary has committed by now. */
    static void awaitReplay(Addresses addresses) throws SQLException {
        String password = addresses.postgresPassword();
        String written = ask(Server.at(addresses.primary(), password), "select pg_current_wal_flush_lsn()");
        for (String replica : addresses.replicas()) {
            awaitReplay(Server.at(replica, password), written);
        }
    }

    private static void awaitReplay(Server replica, String written) throws SQLException {
        String replayed = "select pg_last_wal_replay_lsn() >= '%s'::pg_lsn".formatted(written);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!"t".equals(ask(replica, replayed))) {
            if (System.nanoTime() > deadline) {
                throw new SQLException("a replica has not replayed " + written);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static String ask(Server server, String question) throws SQLException {
        try (var connection = server.database("postgres").getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
