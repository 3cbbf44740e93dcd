package io.neonpro.scheduling.availability;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How slots are offered. */
@ConfigMapping(prefix = "neonpro.availability")
public interface AvailabilitySettings extends CheckedSettings {

    /** Slots begin at multiples of this on the clinic's clock. */
    @WithDefault("15")
    int gridMinutes();

    /** Most days that one question spans. */
    @WithDefault("62")
    int maxDays();

    /** How long ago what is booked may have begun: whoever walks in is written down a little later. */
    @WithDefault("15")
    int graceMinutes();

    /** How far ahead anything may be booked. */
    @WithDefault("730")
    int maxDaysAhead();

    /** How many slots are offered in place of one that is taken. */
    @WithDefault("5")
    int alternatives();

    /** How far from the taken one they may be, before and after. */
    @WithDefault("14")
    int alternativesWithinDays();

    @Override
    default void check(SettingsCheck check) {
        check.between("grid-minutes", gridMinutes(), 5, 60);
        check.between("max-days", maxDays(), 1, 92);
        check.between("grace-minutes", graceMinutes(), 0, 120);
        check.between("max-days-ahead", maxDaysAhead(), 1, 3650);
        check.between("alternatives", alternatives(), 1, 20);
        check.between("alternatives-within-days", alternativesWithinDays(), 1, 31);
    }
}
