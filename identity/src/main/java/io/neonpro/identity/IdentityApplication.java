package io.neonpro.identity;

import io.neonpro.manifests.AsksOutside;
import io.neonpro.manifests.Autoscaled;
import io.neonpro.manifests.GoesWithout;
import io.neonpro.manifests.RightSized;
import io.neonpro.manifests.ServiceLevel;
import io.neonpro.manifests.SurvivesDisruption;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The identity service: who signs in to the platform, and what their tokens let them do. */
@Autoscaled(min = 2, max = 20)
@RightSized(minCpu = "500m", maxCpu = "4", minMemory = "512Mi", maxMemory = "1Gi", maxNativeMemory = "512Mi")
@SurvivesDisruption(minAvailable = 1)
@ServiceLevel(availablePercent = 99.95, fastPercent = 99, latencyMillis = 1000)
@GoesWithout({"notify", "patient"})
@AsksOutside
@OpenAPIDefinition(
        info =
                @Info(
                        title = "NeonPro identity",
                        version = "v1",
                        description = "Users, memberships, service accounts and access tokens."))
public class IdentityApplication extends Application {}
