package io.neonpro.kernel.event;

import io.neonpro.kernel.data.CurrentTransaction;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Attempts at letting events have their effect. One that takes too long has failed, though it may still come to its end. */
record Attempts(Duration timeout) {

    /** For the tenant of an event; ends on the caller's context, however it does. */
    <T> Uni<T> of(UUID tenant, Supplier<Uni<T>> effect) {
        EventLoop loop = new EventLoop(Vertx.currentContext());
        return Tenancy.runAs(TenantContext.ofEvent(tenant), effect)
                .ifNoItem()
                .after(timeout)
                .failWith(() -> new IllegalStateException("took longer than " + timeout))
                .emitOn(loop::run);
    }

    /** A transaction after which nothing else is to be done. */
    static <T> Uni<T> inLastTransaction(Supplier<Uni<T>> work) {
        return Transactions.run(() -> {
            CurrentTransaction.beLast();
            return work.get();
        });
    }
}
