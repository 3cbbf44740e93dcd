package io.neonpro.billing;

import io.neonpro.manifests.Autoscaled;
import io.neonpro.manifests.RightSized;
import io.neonpro.manifests.ServiceLevel;
import io.neonpro.manifests.SleepsOffHours;
import io.neonpro.manifests.WakesOn;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The billing service: what patients owe for their treatments, and what they have paid. */
@Autoscaled(min = 2, max = 10)
@WakesOn(topic = "neonpro.clinic", lag = 200)
@WakesOn(topic = "neonpro.patient", lag = 200)
@WakesOn(topic = "neonpro.scheduling", lag = 200)
@SleepsOffHours(awakeFrom = "06:30", awakeUntil = "22:00")
@RightSized(minCpu = "250m", maxCpu = "1", minMemory = "384Mi", maxMemory = "768Mi")
@ServiceLevel(availablePercent = 99.5, fastPercent = 99, latencyMillis = 500)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "NeonPro billing",
                        version = "v1",
                        description = "Invoices for treatments, and what is paid of them."))
public class BillingApplication extends Application {}
