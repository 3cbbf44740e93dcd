package io.neonpro.kernel.audit;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Makes known that somebody breaks the glass; a bean of each service that has {@link BreakGlass} methods. */
public interface Alarm {

    /**
     * In the caller's transaction; while it cannot be made known, nobody sees anything.
     *
     * @param person who does so
     * @param action what for, as {@link Audited} says
     */
    Uni<Void> raise(UUID person, String action);
}
