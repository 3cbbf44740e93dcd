package io.neonpro.identity.trail;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What was written down about nobody ({@link SecurityLog#NOBODYS}): that it was is all that it is for. */
@Singleton
class NobodysEventRetention extends Retention {

    private static final String OLDEST =
            "select min(at) from security_event where tenant_id = '00000000-0000-0000-0000-000000000000'";

    private static final String DELETE = """
            delete from security_event
             where tenant_id = '00000000-0000-0000-0000-000000000000' and at >= $1 and at < $2
            """;

    NobodysEventRetention() {
        super(OLDEST, DELETE, Duration.ofHours(1));
    }
}
