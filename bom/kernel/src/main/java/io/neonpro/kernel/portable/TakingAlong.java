package io.neonpro.kernel.portable;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Makes known that somebody takes along what a tenant has in this service; a bean of each service. */
public interface TakingAlong {

    /**
     * In the caller's transaction; while it cannot be made known, nothing is taken along.
     *
     * @param person who does so, or a machine
     */
    Uni<Void> tell(UUID person);
}
