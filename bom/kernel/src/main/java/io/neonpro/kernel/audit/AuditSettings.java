package io.neonpro.kernel.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long it is known who saw what of whom. */
@ConfigMapping(prefix = "neonpro.audit")
interface AuditSettings {

    /** For how long an entry is kept. What is not a year old the database itself lets nobody forget. */
    @WithDefault("1826d")
    @DurationMin(days = 400)
    @DurationMax(days = 7305)
    Duration keepFor();
}
