package io.neonpro.billing;

import io.neonpro.migrate.Server;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** What is in the service's databases, as their administrator sees it. */
public final class Rows {

    private static final String PRIMARY = "NEONPRO_POSTGRES_PRIMARY";
    private static final String REPLICA = "NEONPRO_POSTGRES_REPLICA";

    private Rows() {}

    /** Whether an event had its effect, and the replica shows it. */
    static boolean isHeard(UUID tenant, UUID event) {
        String sql = "select count(*) from inbox where tenant_id = ? and event_id = ?";
        return count(REPLICA, sql, tenant, event) == 1;
    }

    /** A tenant's rows of a table. */
    public static long count(String table, UUID tenant) {
        return count(PRIMARY, "select count(*) from " + table + " where tenant_id = ?", tenant);
    }

    /** As if the last attempt had been made; how many keys wait for that from now on. */
    public static long makeDeadLetters(UUID tenant) {
        return count(PRIMARY, """
                with dead as (
                    update parked_key set due_at = 'infinity' where tenant_id = ? and awaits is not null returning key)
                select count(*) from dead
                """, tenant);
    }

    /** Makes of the snapshots of a tenant's streams what only a snapshot can say. */
    public static void moveSnapshotsTo(int version, UUID tenant) {
        count(
                PRIMARY,
                "with moved as (update snapshot set version = ? where tenant_id = ? returning 1) select count(*) from moved",
                version,
                tenant);
    }

    private static long count(String server, String sql, Object... arguments) {
        var database = Server.at(config(server), config("NEONPRO_POSTGRES_ADMIN_PASSWORD"))
                .database(config("NEONPRO_DATABASE"));
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
