package io.neonpro.identity.attempt;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;

/** From where who got in, as long as that is remembered. */
@Singleton
class AcquaintanceRetention extends Retention {

    private static final String OLDEST = "select min(known_until) from acquaintance";

    private static final String DELETE = "delete from acquaintance where known_until >= $1 and known_until < $2";

    AcquaintanceRetention() {
        super(OLDEST, DELETE, Duration.ZERO);
    }
}
