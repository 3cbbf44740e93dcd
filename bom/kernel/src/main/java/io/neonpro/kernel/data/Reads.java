package io.neonpro.kernel.data;

import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The read side: SQL into records, for the tenant of the context, on a replica that has seen what the reader must see,
 * else on the primary, where there is room for so many reads only ({@link PoolSettings#fallback}). Never condition a
 * write on what it answers.
 */
@ApplicationScoped
public class Reads {

    private static final Logger LOG = Logger.getLogger(Reads.class);

    private final TenantPool primary;
    private final ReplicaRotation rotation;

    Reads(Pool primary, PoolSettings pools, ReplicaRotation rotation) {
        PostgresServer server = ((TenantPool) ClientProxy.unwrap(primary)).server();
        this.primary = new TenantPool(server, pools.fallback());
        this.rotation = rotation;
    }

    /** The first reads are the primary's to answer: they need not wait until it and a pool of its own have greeted each other. */
    void open(@Observes StartupEvent event) {
        primary.getConnection()
                .compose(SqlConnection::close)
                .onFailure(failure -> LOG.debugf("Not there yet: %s", failure.getMessage()));
    }

    @PreDestroy
    void close() {
        primary.close();
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
                        : onPrimary(sql, arguments).map(rows -> Rows.first(rows, read)));
    }

    private Uni<RowSet<Row>> query(String sql, Tuple arguments) {
        return rotation.next(Consistency.required())
                .map(replica -> Rows.uni(() -> replica.read(sql, arguments))
                        .onFailure(Absence::isPassing)
                        .recoverWithUni(() -> onPrimary(sql, arguments)))
                .orElseGet(() -> onPrimary(sql, arguments));
    }

    private Uni<RowSet<Row>> onPrimary(String sql, Tuple arguments) {
        return Rows.uni(() -> primary.read(sql, arguments));
    }
}
