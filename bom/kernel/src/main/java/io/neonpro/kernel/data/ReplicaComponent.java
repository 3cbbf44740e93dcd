package io.neonpro.kernel.data;

import io.neonpro.kernel.health.Component;
import io.neonpro.kernel.health.State;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Without a fresh replica reads go to the others, or to the primary: slower for all, wrong for nobody. */
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
        String troubles = String.join(", ", rotation.troubles());
        return troubles.isEmpty() ? State.healthy() : State.degraded(troubles);
    }
}
