package io.neonpro.notify.message;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;

/** Messages, with the words in them. */
@Singleton
class MessageRetention extends Retention {

    private static final String OLDEST = "select min(created_at) from message";

    private static final String DELETE = "delete from message where created_at >= $1 and created_at < $2";

    MessageRetention(MessageSettings settings) {
        super(OLDEST, DELETE, settings.keptFor());
    }
}
