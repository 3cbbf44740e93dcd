package io.neonpro.scheduling.hold;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The occupations of expired holds, for an hour. */
@Singleton
class HeldTimeRetention extends Retention {

    private static final String OLDEST = "select min(expires_at) from occupation";

    private static final String DELETE = "delete from occupation where expires_at >= $1 and expires_at < $2";

    HeldTimeRetention() {
        super(OLDEST, DELETE, Duration.ofHours(1));
    }
}
