package io.neonpro.kernel.data;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A statement for the tenant of the context, prepared once per connection. It joins the caller's transaction, so what
 * it changes is stored together with everything else there or not at all.
 *
 * <p>Values are those of the parameters from {@code $2} on, in order; null is one, where the statement itself tells the
 * parameter's type. Instants are {@code timestamptz}. Everything fails with {@link IllegalStateException} when the
 * context has no tenant or no transaction. Statements that are subscribed to together are sent together, in the order
 * of their subscription: {@code Uni.combine().all().unis(first, second)} is one round trip.
 *
 * @param sql with parameters {@code $1…$n}; the first is the tenant, which the statement names: {@code tenant_id = $1}
 */
public record TenantStatement(String sql) {

    /**
     * @return how many rows were inserted, updated or deleted
     */
    public Uni<Integer> run(Object... values) {
        return execute(values).map(SqlResult::rowCount);
    }

    /**
     * The first row, when there is one.
     *
     * @param read makes an item of it
     */
    public <T> Uni<Optional<T>> find(Function<Row, T> read, Object... values) {
        return execute(values).map(rows -> Rows.first(rows, read));
    }

    /**
     * All rows, in the order of the statement.
     *
     * @param read makes an item of a row
     */
    public <T> Uni<List<T>> list(Function<Row, T> read, Object... values) {
        return execute(values).map(rows -> Rows.all(rows, read));
    }

    private Uni<RowSet<Row>> execute(Object... values) {
        return Rows.uni(() -> CurrentTransaction.connection().preparedQuery(sql).execute(Rows.arguments(values)));
    }
}
