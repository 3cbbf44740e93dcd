package io.neonpro.notify.reminder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** When patients of a tenant that has not said so are reminded. */
@ConfigMapping(prefix = "neonpro.reminders")
interface ReminderSettings {

    /** Days before the appointment; 0 for never. */
    @WithDefault("1")
    @Min(0)
    @Max(14)
    int daysBefore();
}
