package io.neonpro.clinic;

import io.neonpro.manifests.Autoscaled;
import io.neonpro.manifests.GoesWithout;
import io.neonpro.manifests.RightSized;
import io.neonpro.manifests.ServiceLevel;
import io.neonpro.manifests.SurvivesDisruption;

/** The clinic service: clinic groups, what they offer, who works for them, and when. */
@Autoscaled(min = 2, max = 10)
@RightSized(minCpu = "250m", maxCpu = "2", minMemory = "384Mi", maxMemory = "768Mi")
@SurvivesDisruption(minAvailable = 1)
@ServiceLevel(availablePercent = 99.9, fastPercent = 99, latencyMillis = 300)
@GoesWithout({"scheduling", "patient", "billing", "notify"})
final class ClinicApplication {}
