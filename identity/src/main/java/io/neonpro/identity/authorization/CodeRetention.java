package io.neonpro.identity.authorization;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Authorization codes: one is refused as an old one for an hour, not as one that never was. */
@Singleton
class CodeRetention extends Retention {

    private static final String OLDEST = "select min(expires_at) from authorization_code";

    private static final String DELETE = "delete from authorization_code where expires_at >= $1 and expires_at < $2";

    CodeRetention() {
        super(OLDEST, DELETE, Duration.ofHours(1));
    }
}
