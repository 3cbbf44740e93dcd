package io.neonpro.kernel.web.idempotency;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Answers, for 24 hours. */
@Singleton
class AnswerRetention extends Retention {

    private static final String OLDEST = "select min(created_at) from idempotency";

    private static final String DELETE = "delete from idempotency where created_at >= $1 and created_at < $2";

    AnswerRetention() {
        super(OLDEST, DELETE, Duration.ofHours(24));
    }
}
