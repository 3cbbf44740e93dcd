package io.neonpro.identity.member;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Invitations that nobody answered. */
@Singleton
class InvitationRetention extends Retention {

    private static final String OLDEST = "select min(expires_at) from invitation";

    private static final String DELETE = "delete from invitation where expires_at >= $1 and expires_at < $2";

    InvitationRetention() {
        super(OLDEST, DELETE, Duration.ofDays(1));
    }
}
