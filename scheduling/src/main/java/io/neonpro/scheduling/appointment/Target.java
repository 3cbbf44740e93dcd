package io.neonpro.scheduling.appointment;

import io.neonpro.kernel.web.Condition;
import java.util.UUID;

/**
 * The appointment that a command is for.
 *
 * @param condition which versions of it the client would change
 */
public record Target(UUID id, Condition condition) {

    void requireVersion(int version) {
        condition.require(version);
    }
}
