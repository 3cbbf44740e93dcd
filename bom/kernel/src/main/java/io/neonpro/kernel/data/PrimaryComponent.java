package io.neonpro.kernel.data;

import io.neonpro.kernel.health.Component;
import io.neonpro.kernel.health.HealthConfig;
import io.neonpro.kernel.health.State;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.RejectedExecutionException;

/** The primary database; without it reads go on, as long as a replica answers them. */
@ApplicationScoped
class PrimaryComponent implements Component {

    private static final String IS_READ_ONLY = "select pg_is_in_recovery()";

    private final Pool primary;
    private final ReplicaRotation rotation;
    private final HealthConfig config;

    PrimaryComponent(Pool primary, ReplicaRotation rotation, HealthConfig config) {
        this.primary = primary;
        this.rotation = rotation;
        this.config = config;
    }

    @Override
    public String name() {
        return "postgres-primary";
    }

    @Override
    public Uni<State> state() {
        return isReadOnly()
                .map(readOnly -> readOnly ? State.degraded("read-only: no writes") : State.healthy())
                .onFailure(PrimaryComponent::isOfWaiting)
                .recoverWithUni(this::withoutPlace)
                .onFailure()
                .recoverWithItem(this::lost);
    }

    /** Whether there was no place in the pool, or none in time; any other failure is the primary's own. */
    private static boolean isOfWaiting(Throwable failure) {
        return failure instanceof RejectedExecutionException || failure instanceof TimeoutException;
    }

    /** One that requests keep busy answers where nobody has to wait for a connection. */
    private Uni<State> withoutPlace() {
        return rotation.askPrimary()
                .ifNoItem()
                .after(config.timeout().dividedBy(4))
                .recoverWithItem(false)
                .map(answers -> answers ? State.degraded("busy: requests wait for a connection") : lost());
    }

    private State lost() {
        return rotation.isReachable() ? State.degraded("lost: no writes") : State.down("lost, and no replica");
    }

    @Override
    public State withoutAnswer(String reason) {
        return State.down(reason);
    }

    private Uni<Boolean> isReadOnly() {
        return primary.withConnection(
                        connection -> connection.query(IS_READ_ONLY).execute())
                .map(rows -> rows.iterator().next().getBoolean(0))
                .ifNoItem()
                .after(config.timeout().dividedBy(2))
                .fail();
    }
}
