package io.neonpro.kernel.replay;

import io.neonpro.kernel.event.EventType;
import io.neonpro.kernel.event.Personal;
import java.util.UUID;

/** What happens to a jar. */
sealed interface JarEvent {

    @EventType("io.neonpro.test.jar-filled")
    record Filled(UUID depositId, int amount) implements JarEvent {}

    @EventType("io.neonpro.test.jar-labelled")
    record Labelled(@Personal String label) implements JarEvent {}
}
