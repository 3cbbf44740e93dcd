package io.neonpro.patient;

import io.neonpro.manifests.Autoscaled;
import io.neonpro.manifests.CanaryReleased;
import io.neonpro.manifests.GoesWithout;
import io.neonpro.manifests.RightSized;
import io.neonpro.manifests.ServiceLevel;
import io.neonpro.manifests.SurvivesDisruption;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The patient service: who the patients are, their medical records and their consents. */
@Autoscaled(min = 2, max = 20)
@RightSized(minCpu = "250m", maxCpu = "2", minMemory = "384Mi", maxMemory = "768Mi")
@SurvivesDisruption(minAvailable = 1)
@ServiceLevel(availablePercent = 99.9, fastPercent = 99, latencyMillis = 300)
@CanaryReleased(percent = 10)
@GoesWithout({"scheduling", "billing", "notify", "clinic"})
@OpenAPIDefinition(
        info =
                @Info(
                        title = "NeonPro patient",
                        version = "v1",
                        description = "Patients, their medical records and their consents."))
public class PatientApplication extends Application {}
