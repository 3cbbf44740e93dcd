package io.neonpro.kernel.tenant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What a suspended tenant may change all the same, and how long what it had stays once it has left. */
@ConfigMapping(prefix = "neonpro.standing")
interface StandingSettings {

    /**
     * Beginnings of paths where the service itself decides, or that are owed to people whoever is suspended; an asterisk is
     * any one segment.
     */
    Optional<@Size(max = 10) List<@NotBlank String>> freePaths();

    /** From when a tenant has left until what it had here is taken away. */
    @WithDefault("1d")
    @DurationMin(seconds = 0)
    @DurationMax(days = 90)
    Duration removeAfter();
}
