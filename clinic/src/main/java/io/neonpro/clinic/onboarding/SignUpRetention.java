package io.neonpro.clinic.onboarding;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The keys under which was signed up, for 24 hours. */
@Singleton
class SignUpRetention extends Retention {

    private static final String OLDEST = "select min(asked_at) from sign_up";

    private static final String DELETE = "delete from sign_up where asked_at >= $1 and asked_at < $2";

    SignUpRetention() {
        super(OLDEST, DELETE, Duration.ofHours(24));
    }
}
