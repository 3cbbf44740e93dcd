package io.neonpro.kernel.data;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** A time limit of Postgres that is the caller's transaction's own. */
final class LocalSetting {

    private LocalSetting() {}

    static Uni<Void> set(String name, Duration time) {
        return run("SET LOCAL %s TO '%dms'".formatted(name, time.toMillis()));
    }

    /** To what the role has. */
    static Uni<Void> reset(String name) {
        return run("SET LOCAL %s TO DEFAULT".formatted(name));
    }

    private static Uni<Void> run(String sql) {
        return Rows.uni(() -> CurrentTransaction.connection().query(sql).execute())
                .replaceWithVoid();
    }
}
