package io.neonpro.clinic.life;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * That a tenant is leaving.
 *
 * @param closesAt from when on nothing of it can be read any more
 */
@RegisterForReflection
public record Closing(Instant closesAt) {

    /** Another one for each time that it wants to. */
    long version() {
        return closesAt.toEpochMilli();
    }
}
