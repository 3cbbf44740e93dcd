package io.neonpro.kernel.health;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** A component whose answers come in time, never fail, and are shared by all who ask at once. */
final class WatchedComponent {

    private final Component component;
    private final Uni<State> state;
    private volatile State lastState = State.healthy();

    WatchedComponent(Component component, HealthConfig config, Vertx vertx) {
        this.component = component;
        state = Uni.createFrom()
                .deferred(component::state)
                .runSubscriptionOn(task -> newContext(vertx).runOnContext(go -> task.run()))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure()
                .recoverWithItem(failure -> component.withoutAnswer(reason(failure)))
                .invoke(answer -> lastState = answer)
                .memoize()
                .forFixedDuration(config.remembered());
    }

    String name() {
        return component.name();
    }

    Uni<State> state() {
        return state;
    }

    /** The last answer; healthy until there is one. */
    State lastState() {
        return lastState;
    }

    // whoever asks first, a request or the watch, lends it neither tenant nor transaction
    private static Context newContext(Vertx vertx) {
        return VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    }

    private static String reason(Throwable failure) {
        return failure instanceof TimeoutException ? "no answer in time" : "unreachable: " + failure.getMessage();
    }
}
