package io.neonpro.identity.attempt;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Failed attempts to sign in, as long as they count. */
@Singleton
class AttemptRetention extends Retention {

    private static final String OLDEST = "select min(full_at) from attempt";

    private static final String DELETE = "delete from attempt where full_at >= $1 and full_at < $2";

    AttemptRetention() {
        super(OLDEST, DELETE, Duration.ZERO);
    }
}
