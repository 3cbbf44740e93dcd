package io.neonpro.contracts.identity;

import io.neonpro.contracts.access.Role;
import io.neonpro.kernel.event.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Set;
import java.util.UUID;

/** What happens to a user's membership of a tenant, and what it is worth to know of them there. */
@RegisterForReflection
public sealed interface UserEvent {

    UUID userId();

    Set<Role> roles();

    /** They may act for the tenant from now on. */
    @EventType("io.neonpro.user.joined")
    record Joined(UUID userId, Set<Role> roles) implements UserEvent {

        public Joined {
            roles = Set.copyOf(roles);
        }
    }

    /**
     * They have proved that what is sent to their address reaches them; told as often as they do, and when they join or become something else.
     *
     * @param roles what they are then
     */
    @EventType("io.neonpro.user.verified")
    record Verified(UUID userId, Set<Role> roles) implements UserEvent {

        public Verified {
            roles = Set.copyOf(roles);
        }
    }

    /**
     * They may no longer.
     *
     * @param roles what they were until now
     */
    @EventType("io.neonpro.user.left")
    record Left(UUID userId, Set<Role> roles) implements UserEvent {

        public Left {
            roles = Set.copyOf(roles);
        }
    }
}
