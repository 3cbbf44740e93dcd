package io.neonpro.kernel.tenancy;

import io.neonpro.kernel.trace.Traces;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The {@link TenantContext} of the current Vert.x duplicated context: one request, one message or
 * one job at a time.
 *
 * <p>Only the edges bind: the HTTP filter from a verified token, the inbox from an event, and the
 * sign-up of a new tenant. An architecture rule holds the list of callers.
 */
public final class Tenancy {

    private static final String KEY = "neonpro.tenant";
    private static final String PLATFORM = "neonpro.platform";
    private static final String CALLER = "neonpro.caller";

    private Tenancy() {}

    /**
     * Binds the current duplicated context to a tenant.
     *
     * @throws IllegalStateException when it is bound to another tenant already
     */
    public static void bind(TenantContext tenant) {
        current().filter(bound -> !bound.tenant().equals(tenant.tenant())).ifPresent(bound -> {
            throw new IllegalStateException("This context has a tenant already");
        });
        ContextLocals.put(KEY, tenant);
    }

    public static Optional<TenantContext> current() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
    }

    /**
     * @throws IllegalStateException when no tenant is bound
     */
    public static TenantContext require() {
        return current().orElseThrow(() -> new IllegalStateException("No tenant is bound to this context"));
    }

    /**
     * Runs work for a tenant on a duplicated context of its own, so that neither the caller's
     * tenant nor its transaction is seen by it; the answer arrives on the caller's context. What it wrote, the caller's
     * later reads see.
     */
    public static <T> Uni<T> runAs(TenantContext tenant, Supplier<Uni<T>> work) {
        return onNewContext(caller -> {
            bind(tenant);
            ContextLocals.put(CALLER, caller);
            return work.get();
        });
    }

    /** The context that waits for what {@link #runAs} has this one do; empty when that is none of a request or a message. */
    public static Optional<Context> caller(Context context) {
        return Optional.<Context>ofNullable(context.getLocal(CALLER)).filter(VertxContext::isDuplicatedContext);
    }

    /**
     * Runs work that belongs to no tenant (signing in, say) on a duplicated context of its own. Its
     * transactions see the tables of the platform and no row of any tenant.
     */
    public static <T> Uni<T> runAsPlatform(Supplier<Uni<T>> work) {
        return onNewContext(caller -> {
            ContextLocals.put(PLATFORM, true);
            return work.get();
        });
    }

    /** Whether this context was marked by {@link #runAsPlatform}. */
    public static boolean isPlatform() {
        return VertxContext.isOnDuplicatedContext() && ContextLocals.get(PLATFORM, false);
    }

    private static <T> Uni<T> onNewContext(Function<Context, Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context caller = Vertx.currentContext();
            Context own = VertxContext.createNewDuplicatedContext(caller);
            VertxContextSafetyToggle.setContextSafe(own, true);
            Traces.share(own);
            Consumer<Runnable> back = task -> caller.runOnContext(ignored -> task.run());
            own.runOnContext(ignored -> Uni.createFrom()
                    .deferred(() -> work.apply(caller))
                    .subscribe()
                    .with(
                            item -> back.accept(() -> emitter.complete(item)),
                            failure -> back.accept(() -> emitter.fail(failure))));
        });
    }
}
