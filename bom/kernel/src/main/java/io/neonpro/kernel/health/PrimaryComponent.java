package io.neonpro.kernel.health;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** The primary database; without it reads go on, as long as a replica answers them. */
@ApplicationScoped
class PrimaryComponent implements Component {

    private static final String IS_READ_ONLY = "select pg_is_in_recovery()";

    private final Pool primary;
    private final Pool replica;
    private final HealthConfig config;

    PrimaryComponent(Pool primary, @ReactiveDataSource("replica") Pool replica, HealthConfig config) {
        this.primary = primary;
        this.replica = replica;
        this.config = config;
    }

    @Override
    public String name() {
        return "postgres-primary";
    }

    @Override
    public Uni<State> state() {
        Uni<Boolean> replicaAnswers =
                isReadOnly(replica).replaceWith(true).onFailure().recoverWithItem(false);
        return isReadOnly(primary)
                .map(readOnly -> readOnly ? State.degraded("read-only: no writes") : State.healthy())
                .onFailure()
                .recoverWithUni(lost -> replicaAnswers.map(
                        answers -> answers ? State.degraded("lost: no writes") : State.down("lost, and no replica")));
    }

    @Override
    public State withoutAnswer(String reason) {
        return State.down(reason);
    }

    // each server has half of the time there is
    private Uni<Boolean> isReadOnly(Pool pool) {
        return pool.withConnection(connection -> connection.query(IS_READ_ONLY).execute())
                .map(rows -> rows.iterator().next().getBoolean(0))
                .ifNoItem()
                .after(config.timeout().dividedBy(2))
                .fail();
    }
}
