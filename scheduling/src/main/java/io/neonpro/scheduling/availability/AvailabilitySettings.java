package io.neonpro.scheduling.availability;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How slots are offered. */
@ConfigMapping(prefix = "neonpro.availability")
public interface AvailabilitySettings {

    /** Slots begin at multiples of this on the clinic's clock. */
    @WithDefault("15")
    @Min(5)
    @Max(60)
    int gridMinutes();

    /** Most days that one question spans. */
    @WithDefault("62")
    @Min(1)
    @Max(92)
    int maxDays();

    /** How long ago what is booked may have begun: whoever walks in is written down a little later. */
    @WithDefault("15")
    @Min(0)
    @Max(120)
    int graceMinutes();

    /** How far ahead anything may be booked. */
    @WithDefault("730")
    @Min(1)
    @Max(3650)
    int maxDaysAhead();

    /** How many slots are offered in place of one that is taken. */
    @WithDefault("5")
    @Min(1)
    @Max(20)
    int alternatives();

    /** How far from the taken one they may be, before and after. */
    @WithDefault("14")
    @Min(1)
    @Max(31)
    int alternativesWithinDays();
}
