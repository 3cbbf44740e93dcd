package io.neonpro.kernel.event;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;

/** The ids of events, as long as Kafka may deliver them again. */
@Singleton
class InboxRetention extends Retention {

    private static final String OLDEST = "select min(received_at) from inbox";

    private static final String DELETE = "delete from inbox where received_at >= $1 and received_at < $2";

    InboxRetention(InboxSettings settings) {
        super(OLDEST, DELETE, settings.keepFor());
    }
}
