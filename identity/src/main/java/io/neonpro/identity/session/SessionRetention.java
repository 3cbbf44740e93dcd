package io.neonpro.identity.session;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Sessions, until they expire. */
@Singleton
class SessionRetention extends Retention {

    private static final String OLDEST = "select min(expires_at) from session";

    private static final String DELETE = "delete from session where expires_at >= $1 and expires_at < $2";

    SessionRetention() {
        super(OLDEST, DELETE, Duration.ZERO);
    }
}
