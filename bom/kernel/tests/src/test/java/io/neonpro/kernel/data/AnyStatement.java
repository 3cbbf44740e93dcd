package io.neonpro.kernel.data;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;

/**
 * A statement in the transaction of the context that is given no tenant, so a test may ask for everybody's rows.
 *
 * @param sql its values are the parameters from {@code $1} on
 */
public record AnyStatement(String sql) {

    /** How many rows it changed. */
    public Uni<Integer> run(Object... values) {
        return execute(values).map(SqlResult::rowCount);
    }

    /** The first column of all rows. */
    public <T> Uni<List<T>> list(Class<T> type, Object... values) {
        return execute(values).map(rows -> Rows.all(rows, row -> row.get(type, 0)));
    }

    private Uni<RowSet<Row>> execute(Object... values) {
        return Rows.uni(
                () -> CurrentTransaction.connection().preparedQuery(sql).execute(Tuple.from(Arrays.asList(values))));
    }
}
