package io.neonpro.scheduling.appointment;

import io.neonpro.kernel.web.Versions;
import java.util.UUID;

/**
 * The appointment that a command is for.
 *
 * @param ifMatch the versions that the client would change, as the header has them; null for any
 */
public record Target(UUID id, String ifMatch) {

    void requireVersion(int version) {
        Versions.require(ifMatch, version);
    }
}
