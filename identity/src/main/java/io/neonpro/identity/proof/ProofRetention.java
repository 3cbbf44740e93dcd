package io.neonpro.identity.proof;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Links that have expired. */
@Singleton
class ProofRetention extends Retention {

    private static final String OLDEST = "select min(expires_at) from proof";

    private static final String DELETE = "delete from proof where expires_at >= $1 and expires_at < $2";

    ProofRetention() {
        super(OLDEST, DELETE, Duration.ZERO);
    }
}
