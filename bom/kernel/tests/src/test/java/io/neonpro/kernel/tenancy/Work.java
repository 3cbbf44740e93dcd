package io.neonpro.kernel.tenancy;

import io.neonpro.kernel.data.AnyStatement;
import io.neonpro.kernel.data.Transactions;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Runs reactive work from a test's thread, for a tenant. */
public final class Work {

    private Work() {}

    /** In one transaction on the primary. */
    public static <T> T inTransaction(UUID tenant, Supplier<Uni<T>> work) {
        return of(tenant, () -> Transactions.run(work));
    }

    /** How many rows one statement changed, in a transaction of its own. */
    public static int execute(UUID tenant, String sql, Object... values) {
        return inTransaction(tenant, () -> new AnyStatement(sql).run(values));
    }

    /** The one value that a query answers, in a transaction of its own. */
    public static <T> T ask(UUID tenant, Class<T> type, String sql, Object... values) {
        List<T> answers = list(tenant, type, sql, values);
        if (answers.size() != 1) {
            throw new IllegalStateException("One row is expected, not " + answers);
        }
        return answers.getFirst();
    }

    /** The first column of what a query answers, in a transaction of its own. */
    public static <T> List<T> list(UUID tenant, Class<T> type, String sql, Object... values) {
        return inTransaction(tenant, () -> new AnyStatement(sql).list(type, values));
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
