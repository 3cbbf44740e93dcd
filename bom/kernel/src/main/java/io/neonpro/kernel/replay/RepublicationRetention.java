package io.neonpro.kernel.replay;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What was told again, for a month. */
@Singleton
class RepublicationRetention extends Retention {

    private static final String OLDEST = "select min(updated_at) from republication";

    private static final String DELETE = "delete from republication where updated_at >= $1 and updated_at < $2";

    RepublicationRetention() {
        super(OLDEST, DELETE, Duration.ofDays(30));
    }
}
