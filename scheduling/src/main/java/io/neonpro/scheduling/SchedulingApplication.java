package io.neonpro.scheduling;

import io.neonpro.manifests.Autoscaled;
import io.neonpro.manifests.CanaryReleased;
import io.neonpro.manifests.Foreseen;
import io.neonpro.manifests.GoesWithout;
import io.neonpro.manifests.RightSized;
import io.neonpro.manifests.ServiceLevel;
import io.neonpro.manifests.SurvivesDisruption;

/** The scheduling service: who is where when, and what is still free. */
@Autoscaled(min = 2, max = 20)
@RightSized(minCpu = "500m", maxCpu = "4", minMemory = "512Mi", maxMemory = "1Gi", maxNativeMemory = "512Mi")
@SurvivesDisruption(minAvailable = 1)
@ServiceLevel(availablePercent = 99.9, fastPercent = 99, latencyMillis = 300)
@CanaryReleased(percent = 10)
@Foreseen(requestsPerSecond = 150)
@GoesWithout("patient")
final class SchedulingApplication {}
