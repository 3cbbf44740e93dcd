package io.neonpro.billing;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The billing service: what patients owe for their treatments, and what they have paid. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "NeonPro billing",
                        version = "v1",
                        description = "Invoices for treatments, and what is paid of them."))
public class BillingApplication extends Application {}
