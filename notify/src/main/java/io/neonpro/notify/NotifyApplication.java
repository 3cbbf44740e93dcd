package io.neonpro.notify;

import io.neonpro.manifests.Autoscaled;
import io.neonpro.manifests.RightSized;
import io.neonpro.manifests.ServiceLevel;
import io.neonpro.manifests.SleepsOffHours;
import io.neonpro.manifests.WakesOn;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The notify service: what patients are told about their appointments, and how. */
@Autoscaled(min = 2, max = 10)
@WakesOn(topic = "neonpro.clinic", lag = 100)
@WakesOn(topic = "neonpro.identity", lag = 100)
@WakesOn(topic = "neonpro.patient", lag = 100)
@WakesOn(topic = "neonpro.scheduling", lag = 100)
@SleepsOffHours(awakeFrom = "06:30", awakeUntil = "22:00")
@RightSized(minCpu = "250m", maxCpu = "1", minMemory = "384Mi", maxMemory = "768Mi")
@ServiceLevel(availablePercent = 99.5, fastPercent = 99, latencyMillis = 500)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "NeonPro notify",
                        version = "v1",
                        description = "Messages to patients, and how they want to be reached."))
public class NotifyApplication extends Application {}
