package io.neonpro.clinic.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How tenants take their data along. */
@ConfigMapping(prefix = "neonpro.export")
interface ExportSettings {

    /** From when somebody wants it until it cannot be fetched any more. */
    @WithDefault("24h")
    @DurationMin(minutes = 1)
    @DurationMax(days = 7)
    Duration openFor();

    /** How many of a tenant may be open at once. */
    @WithDefault("3")
    @Min(1)
    @Max(100)
    int atOnce();

    /** For how long an export counts as what a tenant that leaves has taken along. */
    @WithDefault("7d")
    @DurationMin(hours = 1)
    @DurationMax(days = 60)
    Duration countsFor();
}
