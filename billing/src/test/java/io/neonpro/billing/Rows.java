package io.neonpro.billing;

import io.neonpro.devstack.postgres.TestDatabase;
import java.util.UUID;

/** What is in the service's databases, as their administrator sees it. */
public final class Rows {

    private Rows() {}

    /** Whether an event had its effect, and the replica shows it. */
    static boolean isHeard(UUID tenant, UUID event) {
        String sql = "select count(*) from inbox where tenant_id = ? and event_id = ?";
        return TestDatabase.countOnReplica(sql, tenant, event) == 1;
    }

    /** A tenant's rows of a table. */
    public static long count(String table, UUID tenant) {
        return TestDatabase.count("select count(*) from " + table + " where tenant_id = ?", tenant);
    }

    /** As if the last attempt had been made; how many keys wait for that from now on. */
    public static long makeDeadLetters(UUID tenant) {
        return TestDatabase.run(
                "update parked_key set due_at = 'infinity' where tenant_id = ? and awaits is not null", tenant);
    }

    /** Makes of the snapshots of a tenant's streams what only a snapshot can say. */
    public static void moveSnapshotsTo(int version, UUID tenant) {
        TestDatabase.run("update snapshot set version = ? where tenant_id = ?", version, tenant);
    }
}
