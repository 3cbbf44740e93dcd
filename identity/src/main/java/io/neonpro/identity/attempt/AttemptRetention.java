package io.neonpro.identity.attempt;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Failed attempts to sign in, as long as they count. */
@Singleton
class AttemptRetention extends Retention {

    private static final String OLDEST = "select min(window_ends) from attempt";

    private static final String DELETE = "delete from attempt where window_ends >= $1 and window_ends < $2";

    AttemptRetention() {
        super(OLDEST, DELETE, Duration.ZERO);
    }
}
