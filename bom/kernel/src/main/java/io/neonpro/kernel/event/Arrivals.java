package io.neonpro.kernel.event;

import io.neonpro.kernel.data.Consistency;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * What was written in another service a moment ago, and of which the event is on its way. Who sends that service's {@code
 * Consistency-Token} may have written it, and is not told that there is no such thing before a second and a half has passed.
 */
@ApplicationScoped
public class Arrivals {

    private static final int ATTEMPTS = 20;
    private static final long PAUSE_MILLIS = 75;

    private final Vertx vertx;

    Arrivals(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * @param service that says what there is
     * @param question fails with 404 for what was not heard of, and holds nothing then
     */
    public <T> Uni<T> awaited(String service, Supplier<Uni<T>> question) {
        boolean mayBeOnItsWay = Consistency.presented()
                .filter(tokens -> tokens.contains(service + "="))
                .isPresent();
        return attempt(question, mayBeOnItsWay ? ATTEMPTS : 1);
    }

    private <T> Uni<T> attempt(Supplier<Uni<T>> question, int attempts) {
        Uni<T> attempt = Uni.createFrom().deferred(question::get);
        return attempts == 1
                ? attempt
                : attempt.onFailure(Arrivals::isUnknown)
                        .recoverWithUni(unknown -> pause().chain(() -> attempt(question, attempts - 1)));
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof Refused refused && refused.reason().kind() == Rejected.Kind.MISSING;
    }

    private Uni<Void> pause() {
        return Uni.createFrom().emitter(over -> {
            Context context = Vertx.currentContext();
            vertx.setTimer(PAUSE_MILLIS, rung -> context.runOnContext(here -> over.complete(null)));
        });
    }
}
