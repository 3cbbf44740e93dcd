package io.neonpro.kernel.event;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;

/** Why events were discarded, for as long as somebody may ask. */
@Singleton
class DiscardRetention extends Retention {

    private static final String OLDEST = "select min(discarded_at) from discarded_event";

    private static final String DELETE = "delete from discarded_event where discarded_at >= $1 and discarded_at < $2";

    DiscardRetention(InboxSettings settings) {
        super(OLDEST, DELETE, settings.keepDiscarded());
    }
}
