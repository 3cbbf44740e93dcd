package io.neonpro.identity.trail;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The security log, for the year that somebody may take to ask (Marco Civil da Internet, art. 13), and a month more. */
@Singleton
class SecurityEventRetention extends Retention {

    private static final String OLDEST = "select min(at) from security_event";

    private static final String DELETE = "delete from security_event where at >= $1 and at < $2";

    SecurityEventRetention() {
        super(OLDEST, DELETE, Duration.ofDays(395));
    }
}
