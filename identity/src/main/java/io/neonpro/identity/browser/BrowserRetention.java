package io.neonpro.identity.browser;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Browsers in which somebody signed in, as long as they are known again. */
@Singleton
class BrowserRetention extends Retention {

    private static final String OLDEST = "select min(expires_at) from browser_session";

    private static final String DELETE = "delete from browser_session where expires_at >= $1 and expires_at < $2";

    BrowserRetention() {
        super(OLDEST, DELETE, Duration.ZERO);
    }
}
