package io.neonpro.identity.registration;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Who was asked to be registered, or not any more: for longer than anything is held up on the way. */
@Singleton
class WithdrawalRetention extends Retention {

    private static final String OLDEST = "select min(asked_at) from registration";

    private static final String DELETE = "delete from registration where asked_at >= $1 and asked_at < $2";

    WithdrawalRetention() {
        super(OLDEST, DELETE, Duration.ofDays(7));
    }
}
