package io.neonpro.kernel.tenancy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.function.Supplier;

/** Runs reactive work from a test's thread, for a tenant. */
public final class Work {

    private Work() {}

    /** In one transaction on the primary. */
    public static <T> T inTransaction(UUID tenant, Supplier<Uni<T>> work) {
        return of(tenant, () -> Panache.withTransaction(work));
    }

    /** Without a transaction of its own. */
    public static <T> T of(UUID tenant, Supplier<Uni<T>> work) {
        return await(() -> Tenancy.runAs(TenantContext.ofEvent(tenant), work));
    }

    /** On a context that no tenant is bound to. */
    public static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
