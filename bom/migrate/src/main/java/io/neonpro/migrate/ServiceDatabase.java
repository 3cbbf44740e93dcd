package io.neonpro.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Brings a service's database and roles into being, each statement harmless when repeated. */
final class ServiceDatabase {

    private static final List<String> EXTENSIONS = List.of("btree_gist", "pg_trgm", "unaccent", "pgcrypto", "citext");

    /**
     * Nobody waits for ever: what the application asks ends by itself. Ranges and JSON are estimated so badly that the
     * compiler would take a second for 20 ms of work. A page read by an index costs little more than the next one, as on every
     * disk without moving parts: else all of a table is read rather than a hundred rows of it. And Citus, where it is, tells its workers the tenant.
     */
    private static final List<String> SETTINGS = List.of(
            "statement_timeout = '30s'",
            "lock_timeout = '10s'",
            "idle_in_transaction_session_timeout = '60s'",
            "jit = off",
            "random_page_cost = 1.1",
            "citus.propagate_set_commands = 'local'");

    /**
     * Planning the statements of a booking took a third as long as running them, each time. A prepared statement is planned
     * once a connection; where the arguments matter more than that, the transaction says so.
     */
    private static final String PLANNED_ONCE = "plan_cache_mode = force_generic_plan";

    private final String service;
    private final String database;

    ServiceDatabase(String service, String database) {
        this.service = service;
        this.database = database;
    }

    String database() {
        return database;
    }

    /** By its roles. */
    Map<String, String> passwords(Roles roles) {
        return Map.of(
                service + "_owner", roles.ownerPassword(),
                service + "_app", roles.appPassword(),
                service + "_relay", roles.relayPassword());
    }

    void createRoles(Connection admin, Roles roles) throws SQLException {
        for (Map.Entry<String, String> role : passwords(roles).entrySet()) {
            createRole(admin, role.getKey(), role.getValue());
        }
        for (String setting : SETTINGS) {
            run(admin, "alter role %s set %s", name(service + "_app"), setting);
        }
        run(admin, "alter role %s set %s", name(service + "_app"), PLANNED_ONCE);
        run(admin, "alter role %s set %s", name(service + "_relay"), PLANNED_ONCE);
    }

    void createDatabase(Connection admin) throws SQLException {
        if (!exists(admin, "select 1 from pg_database where datname = ?", database)) {
            run(admin, "create database %s owner %s", name(database), name(service + "_owner"));
        }
        run(admin, "alter database %s owner to %s", name(database), name(service + "_owner"));
        run(admin, "revoke all on database %s from public", name(database));
        run(admin, "grant connect on database %s to %s", name(database), runners());
    }

    void prepareSchema(Connection inDatabase) throws SQLException {
        for (String extension : EXTENSIONS) {
            run(inDatabase, "create extension if not exists %s", name(extension));
        }
        run(inDatabase, "revoke create on schema public from public");
        run(inDatabase, "grant usage, create on schema public to %s", name(service + "_owner"));
        run(inDatabase, "grant usage on schema public to %s", runners());
    }

    private void createRole(Connection admin, String role, String password) throws SQLException {
        if (!exists(admin, "select 1 from pg_roles where rolname = ?", role)) {
            run(admin, "create role %s", name(role));
        }
        run(admin, "alter role %s login nosuperuser nobypassrls nocreatedb nocreaterole noreplication", name(role));
        if (!isKept(admin, role, password)) {
            run(admin, "alter role %s password %s", name(role), literal(ScramVerifier.of(password)));
        }
    }

    /** With another salt a pooler could not sign in any more as those who signed in to it before. */
    private static boolean isKept(Connection admin, String role, String password) throws SQLException {
        try (var statement =
                admin.prepareStatement("select coalesce(rolpassword, '') from pg_authid where rolname = ?")) {
            statement.setString(1, role);
            try (var rows = statement.executeQuery()) {
                return rows.next() && ScramVerifier.isOf(password, rows.getString(1));
            }
        }
    }

    private String runners() {
        return name(service + "_app") + ", " + name(service + "_relay");
    }

    static boolean exists(Connection connection, String query, String key) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, key);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    static void run(Connection connection, String sql, Object... names) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql.formatted(names));
        }
    }

    private static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
