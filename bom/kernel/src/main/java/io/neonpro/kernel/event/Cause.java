package io.neonpro.kernel.event;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.Optional;
import java.util.UUID;

/**
 * What the current context reacts to: all that it publishes is an effect of it.
 *
 * @param event that was heard
 * @param correlation the event that began it all, in whichever service
 */
record Cause(UUID event, UUID correlation) {

    private static final String KEY = "neonpro.cause";

    /** The rest of the context's work is an effect of it. */
    void bind() {
        ContextLocals.put(KEY, this);
    }

    /** Empty where no event was heard, so in a request. */
    static Optional<Cause> current() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
    }
}
