package io.neonpro.notify;

import io.neonpro.kernel.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A statement of the current transaction, for its tenant.
 *
 * @param sql with parameters {@code ?1…?n}, the first of which is the tenant
 */
public record TenantStatement(String sql) {

    /** Changes rows. */
    public Uni<Void> run(Object... values) {
        return Panache.getSession()
                .flatMap(
                        session ->
                                bind(session.<Object>createNativeQuery(sql), values)
                                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * Reads one row of two columns or more, when there is one.
     *
     * @param values of the parameters, from the second on
     */
    public Uni<Optional<Object[]>> find(Object... values) {
        return Panache.getSession()
                .flatMap(
                        session ->
                                bind(session.createNativeQuery(sql, Object[].class), values)
                                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    private static <Q extends Mutiny.AbstractQuery> Q bind(Q query, Object... values) {
        query.setParameter(1, Tenancy.require().tenant());
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 2, values[i]);
        }
        return query;
    }
}
