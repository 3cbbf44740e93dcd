package io.neonpro.kernel.tenancy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Runs reactive work from a test's thread, for a tenant. */
public final class Work {

    private Work() {}

    /** In one transaction on the primary. */
    public static <T> T inTransaction(UUID tenant, Supplier<Uni<T>> work) {
        return of(tenant, () -> Panache.withTransaction(work));
    }

    /** How many rows one statement changed, in a transaction of its own. */
    public static int execute(UUID tenant, String sql, Object... arguments) {
        return inTransaction(
                tenant,
                () -> Panache.getSession()
                        .map(session -> bind(session.createNativeQuery(sql), arguments))
                        .flatMap(Mutiny.MutationQuery::executeUpdate));
    }

    /** The one value that a query answers, in a transaction of its own. */
    public static <T> T ask(UUID tenant, Class<T> type, String sql, Object... arguments) {
        return inTransaction(
                tenant,
                () -> Panache.getSession()
                        .map(s -> bind(s.createNativeQuery(sql, type), arguments))
                        .flatMap(Mutiny.SelectionQuery::getSingleResult));
    }

    /** Without a transaction of its own. */
    public static <T> T of(UUID tenant, Supplier<Uni<T>> work) {
        return await(() -> Tenancy.runAs(TenantContext.ofEvent(tenant), work));
    }

    private static <Q extends Mutiny.AbstractQuery> Q bind(Q query, Object... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            query.setParameter(i + 1, arguments[i]);
        }
        return query;
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
