package io.neonpro.identity.attempt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How often somebody may try to sign in. */
@ConfigMapping(prefix = "neonpro.attempts")
interface AttemptSettings {

    /** Tries in a row from one source at one account, or of one client; then so many in a {@link #window}, evenly. */
    @WithDefault("10")
    @Min(3)
    @Max(100)
    int max();

    /** The same from one source, whatever the account; those who got in from there before are not counted. */
    @WithDefault("100")
    @Min(3)
    @Max(10_000)
    int maxOfSource();

    /** In which all tries are given back. */
    @WithDefault("5m")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 24)
    Duration window();

    /** How long it is remembered that somebody got in from a source. */
    @WithDefault("30d")
    @DurationMin(minutes = 1)
    @DurationMax(days = 365)
    Duration rememberFor();
}
