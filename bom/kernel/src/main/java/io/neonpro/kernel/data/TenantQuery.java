package io.neonpro.kernel.data;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.function.Function;

/**
 * A question that is asked both to decide, of the transaction, and to show, of a replica ({@link Reads}).
 *
 * @param sql as in {@link TenantStatement}
 * @param read makes an item of a row
 */
public record TenantQuery<T>(String sql, Function<Row, T> read) {

    /** What is so now, as the caller's transaction sees it; values as in {@link TenantStatement}. */
    public Uni<List<T>> current(Object... values) {
        return new TenantStatement(sql).list(read, values);
    }
}
