package io.neonpro.kernel.event;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** How events are written. */
@ConfigMapping(prefix = "neonpro.events")
public interface EventSettings {

    /**
     * Which versions are written, for example {@code io.neonpro.invoice.paid.v2}, of events that can be written in more
     * than one. Those that are not named are written in the oldest version that a {@link Downcaster} leads to; a
     * version that is newer than the code is the newest.
     */
    Optional<@Size(max = 100) List<@Pattern(regexp = ".+\\.v[1-9][0-9]{0,4}") String>> write();
}
