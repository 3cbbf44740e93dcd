package io.neonpro.kernel.data;

import io.smallrye.mutiny.Uni;

/**
 * A point in the caller's transaction to go back to; what was done since is undone then, and the transaction goes on.
 *
 * @param name an SQL identifier
 */
public record Savepoint(String name) {

    public Uni<Void> set() {
        return run("savepoint " + name);
    }

    public Uni<Void> goBack() {
        return run("rollback to savepoint " + name);
    }

    private static Uni<Void> run(String sql) {
        return Rows.uni(() -> CurrentTransaction.connection().query(sql).execute())
                .replaceWithVoid();
    }
}
