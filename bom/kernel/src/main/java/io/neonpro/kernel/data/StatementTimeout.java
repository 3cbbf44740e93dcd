package io.neonpro.kernel.data;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** How long each statement of the rest of the caller's transaction may take, whatever it waits for; shorter than the role's. */
public record StatementTimeout(Duration time) {

    public Uni<Void> set() {
        return LocalSetting.set("statement_timeout", time);
    }
}
