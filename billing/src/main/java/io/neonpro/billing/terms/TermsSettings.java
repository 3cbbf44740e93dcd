package io.neonpro.billing.terms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** When invoices of a tenant that has not said so are due. */
@ConfigMapping(prefix = "neonpro.invoice")
interface TermsSettings {

    /** Days from the treatment to the day by which it must be paid. */
    @WithDefault("7")
    @Min(0)
    @Max(365)
    int daysUntilDue();
}
