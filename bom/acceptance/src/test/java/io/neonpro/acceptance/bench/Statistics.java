package io.neonpro.acceptance.bench;

import io.neonpro.migrate.Server;
import java.sql.Connection;
import java.sql.SQLException;

/** Asks the servers what only they know, as their administrator. */
record Statistics(Server primary, Server replica) {

    private static final String TRANSACTIONS =
            "select sum(xact_commit + xact_rollback) from pg_stat_database where datname <> 'postgres'";

    private static final String EVENT_TO_EFFECT = """
            select percentile_cont(%s) within group (order by extract(epoch from
                       received_at - uuid_extract_timestamp(event_id)) * 1000)
              from inbox where received_at > now() - interval '%d seconds'
            """;

    /** How many transactions all databases of both servers have seen. */
    double transactions() {
        return number(primary, "postgres", TRANSACTIONS) + number(replica, "postgres", TRANSACTIONS);
    }

    /** Milliseconds from an event to the transaction of its effect in a service. */
    double eventToEffect(String service, double fraction, long lastSeconds) {
        return number(primary, service, EVENT_TO_EFFECT.formatted(fraction, lastSeconds));
    }

    double inbox(String service) {
        return number(primary, service, "select count(*) from inbox");
    }

    /** A table like the outbox that nobody relays. */
    void addSilentOutbox(String service) {
        run(service, "create table bench_outbox (like outbox including all)");
        run(service, "call tenant_table('bench_outbox', 'insert')");
    }

    private void run(String database, String sql) {
        try (Connection connection = primary.database(database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double number(Server server, String database, String sql) {
        try (Connection connection = server.database(database).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getDouble(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
