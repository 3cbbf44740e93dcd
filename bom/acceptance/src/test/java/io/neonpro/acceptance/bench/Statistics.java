package io.neonpro.acceptance.bench;

import io.neonpro.devstack.Devstack;
import io.neonpro.migrate.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the servers what only they know, as their administrator and on connections that stay, lest asking be what costs. */
final class Statistics implements AutoCloseable {

    private static final String ADMINISTRATION = "postgres";

    private static final String TRANSACTIONS =
            "select sum(xact_commit + xact_rollback) from pg_stat_database where datname <> 'postgres'";

    private static final String EVENT_TO_EFFECT = """
            select percentile_cont(%s) within group (order by extract(epoch from
                       received_at - uuid_extract_timestamp(event_id)) * 1000)
              from inbox where received_at > now() - interval '%d seconds'
            """;

    private final Server primary;
    private final Server replica;
    private final Map<String, Connection> connections = new HashMap<>();
    private final List<String> silentOutboxes = new ArrayList<>();

    Statistics(Devstack stack) {
        this.primary = stack.primary().server();
        this.replica = stack.replica().server();
    }

    /** How many transactions all databases of both servers have seen. */
    double transactions() {
        return number(primary, ADMINISTRATION, TRANSACTIONS) + number(replica, ADMINISTRATION, TRANSACTIONS);
    }

    /** What all statements have cost so far, on both servers. */
    StatementCosts statements() {
        run(primary, ADMINISTRATION, "create extension if not exists pg_stat_statements");
        try {
            return StatementCosts.read(connection(primary, ADMINISTRATION))
                    .plus(StatementCosts.read(connection(replica, ADMINISTRATION)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many effects of events, letters among them, there have been. */
    double effects() {
        return List.of("billing", "notify", "patient", "scheduling").stream()
                        .mapToDouble(service -> number(primary, service, "select count(*) from inbox"))
                        .sum()
                + number(primary, "notify", "select count(*) from message where sent_at is not null");
    }

    /** Milliseconds from an event to the transaction of its effect in a service. */
    double eventToEffect(String service, double fraction, long lastSeconds) {
        return number(primary, service, EVENT_TO_EFFECT.formatted(fraction, lastSeconds));
    }

    /** A table like the outbox that nobody relays, until this is closed. */
    void addSilentOutbox(String service) {
        silentOutboxes.add(service);
        run(primary, service, "create table bench_outbox (like outbox including all)");
        run(primary, service, "call tenant_table('bench_outbox', 'insert')");
    }

    private void run(Server server, String database, String sql) {
        try (var statement = connection(server, database).createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        silentOutboxes.forEach(service -> run(primary, service, "drop table bench_outbox"));
        for (Connection connection : connections.values()) {
            connection.close();
        }
    }

    private double number(Server server, String database, String sql) {
        try (var statement = connection(server, database).createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getDouble(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connection(Server server, String database) throws SQLException {
        String name = (server == primary ? "primary/" : "replica/") + database;
        Connection known = connections.get(name);
        if (known == null) {
            known = server.database(database).getConnection();
            connections.put(name, known);
        }
        return known;
    }
}
