package io.neonpro.kernel.data;

import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * How far a reader must see: what this request wrote itself, or what its client's {@code
 * Consistency-Token} names, whichever is later. Kept in the request's Vert.x context.
 */
public final class Consistency {

    static final String WROTE = "neonpro.wrote";
    private static final String REQUIRED = "neonpro.required";
    private static final String PRESENTED = "neonpro.presented";

    private Consistency() {}

    /** Called by a transaction after its commit; who waits for the work of this context is told too. */
    public static void wrote(LogPosition position) {
        if (VertxContext.isOnDuplicatedContext()) {
            wrote(Vertx.currentContext(), position);
        }
    }

    private static void wrote(Context context, LogPosition position) {
        keepLatest(context, WROTE, position);
        keepLatest(context, REQUIRED, position);
        Tenancy.caller(context).ifPresent(caller -> wrote(caller, position));
    }

    /** From here on, reads on this context see at least this much. */
    public static void require(LogPosition position) {
        if (required().map(position::isAtOrAfter).orElse(true)) {
            ContextLocals.put(REQUIRED, position);
        }
    }

    private static void keepLatest(Context context, String key, LogPosition position) {
        LogPosition known = context.getLocal(key);
        if (known == null || position.isAtOrAfter(known)) {
            context.putLocal(key, position);
        }
    }

    /** Keeps what the client sent, for other services that are asked in its name. */
    static void present(String header) {
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(PRESENTED, header);
        }
    }

    /** The client's {@code Consistency-Token} as it came: other services read their own part of it. */
    public static Optional<String> presented() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(PRESENTED) : Optional.empty();
    }

    /** What the client has written, or seen written, in another service. */
    public static Optional<LogPosition> presented(String service) {
        return presented().flatMap(tokens -> ConsistencyToken.read(service, tokens));
    }

    /** What reads on this context must see; empty when anything will do. */
    public static Optional<LogPosition> required() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(REQUIRED) : Optional.empty();
    }
}
