package io.neonpro.kernel.data;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple3;
import java.time.Duration;

/** How long the rest of the caller's transaction waits for a lock, before it fails; shorter than what the role waits. */
public record LockTimeout(Duration time) {

    public Uni<Void> set() {
        return LocalSetting.set("lock_timeout", time);
    }

    /** One statement that waits no longer; what follows waits as the role does. Sent together. */
    public <T> Uni<T> only(Uni<T> statement) {
        return Uni.combine()
                .all()
                .unis(set(), statement, LocalSetting.reset("lock_timeout"))
                .asTuple()
                .map(Tuple3::getItem2);
    }
}
