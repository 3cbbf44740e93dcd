package io.neonpro.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A service's tables over Citus' workers: each that has a tenant, by its tenant, but for the queues that workers of the service go
 * through. What is there already stays as it is.
 */
final class Shards {

    /** Which Citus shows each worker, as whoever asks; nobody but a superuser reads it. */
    private static final String REMEMBER = """
            insert into pg_dist_authinfo values (0, ?, ?)
                on conflict (rolename, nodeid) do update set authinfo = excluded.authinfo
            """;

    private static final String COORDINATE = """
            select citus_set_coordinator_host(?, ?)
             where not exists (select from pg_dist_node where groupid = 0)
            """;

    private static final String ADD = """
            select citus_add_node(?, ?)
             where not exists (select from pg_dist_node where nodename = ? and nodeport = ?)
            """;

    /** What others refer to comes first. All are co-located, as they have the same distribution column. */
    private static final String DISTRIBUTE = """
            with recursive depth (tables, step) as (
                select c.oid, 0 from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
                 where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                   and c.relname not in ('outbox', 'job', 'delivery', 'parked_key', 'parked_event')
                   and not exists (select from pg_dist_partition p where p.logicalrelid = c.oid)
                union select f.conrelid, d.step + 1
                  from depth d join pg_constraint f on f.confrelid = d.tables and f.contype = 'f' and f.conrelid <> f.confrelid)
            select create_distributed_table(ordered.name, 'tenant_id') from (
                select tables::regclass::text as name from depth group by tables order by max(step) offset 0) as ordered
            """;

    private final ServiceDatabase service;
    private final List<Server> workers;

    Shards(ServiceDatabase service, List<Server> workers) {
        this.service = service;
        this.workers = workers;
    }

    /** Makes each worker one of the coordinator's, with the database and its roles. */
    void join(Server coordinator, Roles roles) throws SQLException {
        if (workers.isEmpty()) {
            return;
        }
        for (Server worker : workers) {
            prepare(worker, roles);
        }
        try (var admin = coordinator.database(service.database()).getConnection()) {
            ServiceDatabase.run(admin, "create extension if not exists citus");
            call(admin, COORDINATE, coordinator.host(), coordinator.port());
            remember(admin, coordinator.user(), coordinator.password());
            for (Map.Entry<String, String> role : service.passwords(roles).entrySet()) {
                remember(admin, role.getKey(), role.getValue());
            }
            for (Server worker : workers) {
                call(admin, ADD, worker.host(), worker.port(), worker.host(), worker.port());
            }
        }
    }

    /**
     * Once it is a worker, only the coordinator may change what its schema is made of. Workers ask each other and the coordinator,
     * too, as the administrator: for deadlocks, and for how a transaction in two phases ended.
     */
    private void prepare(Server worker, Roles roles) throws SQLException {
        try (var admin = worker.database(Migration.MAINTENANCE_DATABASE).getConnection()) {
            service.createRoles(admin, roles);
            service.createDatabase(admin);
        }
        try (var inDatabase = worker.database(service.database()).getConnection()) {
            if (!ServiceDatabase.exists(inDatabase, "select 1 from pg_extension where extname = ?", "citus")) {
                service.prepareSchema(inDatabase);
                ServiceDatabase.run(inDatabase, "create extension citus");
            }
            remember(inDatabase, worker.user(), worker.password());
        }
    }

    void distribute(Server coordinator) throws SQLException {
        if (workers.isEmpty()) {
            return;
        }
        try (var admin = coordinator.database(service.database()).getConnection()) {
            call(admin, DISTRIBUTE);
        }
    }

    private static void remember(Connection admin, String role, String password) throws SQLException {
        String quoted = password.replace("\\", "\\\\").replace("'", "\\'");
        call(admin, REMEMBER, role, "password='" + quoted + "'");
    }

    private static void call(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.execute();
        }
    }
}
