package io.neonpro.kernel.data;

import io.neonpro.kernel.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.NonUniqueResultException;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A native statement for the tenant of the context. It joins the caller's transaction, so what it
 * changes is stored together with everything else there or not at all.
 *
 * <p>Values are those of the parameters from {@code ?2} on, in order; null is one, where the
 * statement itself tells the parameter's type. Everything fails with {@link IllegalStateException}
 * when the context has no tenant or no session.
 *
 * @param sql with parameters {@code ?1…?n}; the first is the tenant, which the statement names:
 *     {@code tenant_id = ?1}
 */
public record TenantStatement(String sql) {

    /**
     * @return how many rows were inserted, updated or deleted
     */
    public Uni<Integer> run(Object... values) {
        return Panache.getSession()
                .map(session -> bind(session.createNativeQuery(sql), values))
                .flatMap(Mutiny.MutationQuery::executeUpdate);
    }

    /**
     * The row, when there is one; fails with {@link NonUniqueResultException} when there are more.
     *
     * @param type of the only column, or {@code Object[]} for several; an only column that is null
     *     is as good as no row
     */
    public <T> Uni<Optional<T>> find(Class<T> type, Object... values) {
        return select(type, values)
                .flatMap(Mutiny.SelectionQuery::getSingleResultOrNull)
                .map(Optional::ofNullable);
    }

    /**
     * All rows, in the order of the statement.
     *
     * @param type of the only column, or {@code Object[]} for several
     */
    public <T> Uni<List<T>> list(Class<T> type, Object... values) {
        return select(type, values).flatMap(Mutiny.SelectionQuery::getResultList);
    }

    private <T> Uni<Mutiny.SelectionQuery<T>> select(Class<T> type, Object... values) {
        return Panache.getSession().map(session -> bind(session.createNativeQuery(sql, type), values));
    }

    private static <Q extends Mutiny.AbstractQuery> Q bind(Q query, Object... values) {
        query.setParameter(1, Tenancy.require().tenant());
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 2, values[i]);
        }
        return query;
    }
}
