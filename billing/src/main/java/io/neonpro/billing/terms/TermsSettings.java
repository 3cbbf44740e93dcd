package io.neonpro.billing.invoice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How invoices are issued. */
@ConfigMapping(prefix = "neonpro.invoice")
interface InvoiceSettings {

    /** Days from the treatment to the day by which it must be paid. */
    @WithDefault("7")
    @Min(0)
    @Max(365)
    int daysUntilDue();
}
