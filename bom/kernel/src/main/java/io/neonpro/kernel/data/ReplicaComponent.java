package io.neonpro.kernel.data;

import io.neonpro.kernel.health.Component;
import io.neonpro.kernel.health.State;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Without a fresh replica reads go to the primary: slower for all, wrong for nobody. */
@ApplicationScoped
class ReplicaComponent implements Component {

    private final ReplicaRotation rotation;

    ReplicaComponent(ReplicaRotation rotation) {
        this.rotation = rotation;
    }

    @Override
    public String name() {
        return "postgres-replica";
    }

    @Override
    public Uni<State> state() {
        return Uni.createFrom().item(this::known);
    }

    private State known() {
        if (!rotation.isReachable()) {
            return State.degraded("The replica does not answer");
        }
        return rotation.isInRotation()
                ? State.healthy()
                : State.degraded("The replica is " + rotation.lag().toSeconds() + " s behind");
    }
}
