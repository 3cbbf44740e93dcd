package io.neonpro.scheduling.occupation;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Who was occupied until two days ago: nothing is booked there any more, and appointments know their own times. */
@Singleton
class OccupationRetention extends Retention {

    private static final String OLDEST = "select min(ends_at) from occupation where expires_at is null";

    private static final String DELETE =
            "delete from occupation where expires_at is null and ends_at >= $1 and ends_at < $2";

    OccupationRetention() {
        super(OLDEST, DELETE, Duration.ofDays(2));
    }
}
