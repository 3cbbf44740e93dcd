package io.neonpro.kernel.data;

import io.quarkus.arc.ClientProxy;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The read side: SQL into records, for the tenant of the context, on a replica that has seen what
 * the reader must see, else on the primary. Never condition a write on what it answers.
 */
@ApplicationScoped
public class Reads {

    private final TenantPool primary;
    private final TenantPool replica;
    private final ReplicaRotation rotation;

    Reads(Pool primary, @ReactiveDataSource("replica") Pool replica, ReplicaRotation rotation) {
        this.primary = (TenantPool) ClientProxy.unwrap(primary);
        this.replica = (TenantPool) ClientProxy.unwrap(replica);
        this.rotation = rotation;
    }

    /**
     * @param values of the parameters from the second on, as in {@link TenantStatement}
     */
    public <T> Uni<List<T>> list(TenantQuery<T> query, Object... values) {
        return list(query.sql(), Rows.arguments(values), query.read());
    }

    /**
     * @param sql one statement with {@code $1…$n}; it names its tenant too: {@code tenant_id = $1}
     * @param read makes an item of a row; called once per row, in order
     */
    public <T> Uni<List<T>> list(String sql, Tuple arguments, Function<Row, T> read) {
        return query(sql, arguments).map(rows -> Rows.all(rows, read));
    }

    /**
     * @param values of the parameters from the second on, as in {@link TenantStatement}
     */
    public <T> Uni<Optional<T>> find(TenantQuery<T> query, Object... values) {
        return find(query.sql(), Rows.arguments(values), query.read());
    }

    /** The first row. That there is none only the primary can say, so a replica that has none is not believed. */
    public <T> Uni<Optional<T>> find(String sql, Tuple arguments, Function<Row, T> read) {
        return query(sql, arguments)
                .map(rows -> Rows.first(rows, read))
                .flatMap(found -> found.isPresent()
                        ? Uni.createFrom().item(found)
                        : Rows.uni(() -> primary.read(sql, arguments)).map(rows -> Rows.first(rows, read)));
    }

    private Uni<RowSet<Row>> query(String sql, Tuple arguments) {
        if (!rotation.hasReplayed(Consistency.required())) {
            return Rows.uni(() -> primary.read(sql, arguments));
        }
        return Rows.uni(() -> rotation.inTime(replica.read(sql, arguments)))
                .onFailure(ReplicaRotation::isLost)
                .recoverWithUni(lost -> {
                    rotation.lost(lost);
                    return Rows.uni(() -> primary.read(sql, arguments));
                });
    }
}
