package io.neonpro.kernel.data;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** How long the rest of the caller's transaction waits for a lock, before it fails; shorter than what the role waits. */
public record LockTimeout(Duration time) {

    public Uni<Void> set() {
        String sql = "SET LOCAL lock_timeout TO '" + time.toMillis() + "ms'";
        return Rows.uni(() -> CurrentTransaction.connection().query(sql).execute())
                .replaceWithVoid();
    }
}
