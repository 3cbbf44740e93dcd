package io.neonpro.notify.contact;

import io.neonpro.kernel.data.Consistency;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Patients who were registered a moment ago, and of whom the event is on its way. Who sends the patient service's {@code
 * Consistency-Token} may have registered one, and is not told that there is no such patient before a while has passed.
 */
@ApplicationScoped
public class Newcomers {

    private static final String TOKEN = "patient=";
    private static final int ATTEMPTS = 20;
    private static final long PAUSE_MILLIS = 75;

    private final Vertx vertx;

    Newcomers(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * What is asked about a patient, of whom this service may not have heard yet.
     *
     * @param question fails with 404 for an unknown patient, and holds nothing then
     */
    public <T> Uni<T> awaited(Supplier<Uni<T>> question) {
        boolean mayBeNew =
                Consistency.presented().filter(token -> token.contains(TOKEN)).isPresent();
        return attempt(question, mayBeNew ? ATTEMPTS : 1);
    }

    private <T> Uni<T> attempt(Supplier<Uni<T>> question, int attempts) {
        Uni<T> attempt = Uni.createFrom().deferred(question::get);
        return attempts == 1
                ? attempt
                : attempt.onFailure(Newcomers::isUnknown)
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
