package io.neonpro.identity.signing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * When keys that sign tokens come and go. An instance looks for keys that another one made every minute, which is well below
 * {@link #announce}.
 */
@ConfigMapping(prefix = "neonpro.signing")
interface SigningSettings {

    /** How long a key signs until the next one takes over. */
    @WithDefault("30d")
    @DurationMin(hours = 1)
    @DurationMax(days = 400)
    Duration rotateEvery();

    /** How long a new key is published before it signs, so that every verifier knows it by then. */
    @WithDefault("15m")
    @DurationMax(days = 1)
    Duration announce();

    /** How long a key that signs no more is published, so that its last tokens still verify. */
    @WithDefault("15m")
    @DurationMin(minutes = 6)
    @DurationMax(days = 1)
    Duration retire();
}
