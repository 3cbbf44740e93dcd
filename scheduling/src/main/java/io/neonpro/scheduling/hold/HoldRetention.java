package io.neonpro.scheduling.hold;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Expired holds whose slot nobody else wanted, for an hour. */
@Singleton
class HoldRetention extends Retention {

    private static final String OLDEST = "select min(expires_at) from hold";

    private static final String DELETE = "delete from hold where expires_at >= $1 and expires_at < $2";

    HoldRetention() {
        super(OLDEST, DELETE, Duration.ofHours(1));
    }
}
