package io.neonpro.acceptance.capacity;

import java.util.List;

/**
 * One of Postgres: a primary with its replica, or where one server is not enough, shards of it.
 *
 * @param services whose databases are there
 * @param cores processors of its primaries, as busy as they may be
 * @param gigabytes of rows and their indexes, after a year, once
 * @param connections of all pools of all instances of these services, when they are full
 * @param pooledConnections that PgBouncer keeps in their place
 * @param readConnections to each replica, likewise, which no pooler is before; after a failover one of them is the primary
 */
record Cluster(
        String name,
        List<String> services,
        double cores,
        double gigabytes,
        long connections,
        long pooledConnections,
        long readConnections,
        Assumptions.Postgres server) {

    private static final double ROUNDING = 1e-9;

    /** Primaries, by their processors and what they store. */
    int servers() {
        return Math.max(1, (int) Math.ceil(load() - ROUNDING));
    }

    /** Of what one server can do and store. */
    double load() {
        return Math.max(cores / server.coresPerServer(), gigabytes / server.gigabytesPerServer());
    }

    /** All are to one server: the primary, or what coordinates the shards. */
    boolean needsPooler() {
        return connections + readConnections > server.maxConnections();
    }
}
