package io.neonpro.kernel.data;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * The read side: SQL into records, for the tenant of the context, on a replica that has seen what
 * the reader must see, else on the primary. Never condition a write on what it answers.
 */
@ApplicationScoped
public class Reads {

    private final Pool primary;
    private final Pool replica;
    private final ReplicaRotation rotation;

    Reads(Pool primary, @ReactiveDataSource("replica") Pool replica, ReplicaRotation rotation) {
        this.primary = primary;
        this.replica = replica;
        this.rotation = rotation;
    }

    /**
     * @param sql one statement with {@code $1…$n}; it names its tenant too: {@code tenant_id = $1}
     * @param row makes an item of a row; called once per row, in order
     */
    public <T> Uni<List<T>> list(String sql, Tuple arguments, Function<Row, T> row) {
        return query(sql, arguments)
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false).map(row).toList());
    }

    /** The first row. That there is none only the primary can say, so a replica that has none is not believed. */
    public <T> Uni<Optional<T>> find(String sql, Tuple arguments, Function<Row, T> row) {
        return query(sql, arguments)
                .map(rows -> first(rows, row))
                .flatMap(found -> found.isPresent()
                        ? Uni.createFrom().item(found)
                        : uni(() -> query(primary, sql, arguments)).map(rows -> first(rows, row)));
    }

    private static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> row) {
        return StreamSupport.stream(rows.spliterator(), false).map(row).findFirst();
    }

    private Uni<RowSet<Row>> query(String sql, Tuple arguments) {
        if (!rotation.hasReplayed(Consistency.required())) {
            return uni(() -> query(primary, sql, arguments));
        }
        return uni(() -> rotation.inTime(query(replica, sql, arguments)))
                .onFailure(ReplicaRotation::isLost)
                .recoverWithUni(lost -> {
                    rotation.lost(lost);
                    return uni(() -> query(primary, sql, arguments));
                });
    }

    private static <T> Uni<T> uni(Supplier<Future<T>> future) {
        return Uni.createFrom().completionStage(() -> future.get().toCompletionStage());
    }

    private static Future<RowSet<Row>> query(Pool pool, String sql, Tuple arguments) {
        return pool.getConnection()
                .compose(connection -> query(connection, sql, arguments).eventually(() -> connection.close()));
    }

    private static Future<RowSet<Row>> query(SqlConnection connection, String sql, Tuple arguments) {
        return connection
                .begin()
                .compose(transaction -> connection
                        .preparedQuery(sql)
                        .execute(arguments)
                        .compose(rows -> transaction.commit().map(rows), failure -> rollback(transaction, failure)));
    }

    private static Future<RowSet<Row>> rollback(Transaction transaction, Throwable failure) {
        return transaction.rollback().transform(done -> Future.failedFuture(failure));
    }
}
