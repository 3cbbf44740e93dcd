package io.neonpro.manifests.sample;

import io.neonpro.manifests.Autoscaled;
import io.neonpro.manifests.RightSized;
import io.neonpro.manifests.SurvivesDisruption;

/** What the sample is to the cluster. */
@Autoscaled(min = 2, max = 4, pendingRequests = 0)
@RightSized(minCpu = "100m", maxCpu = "1", minMemory = "128Mi", maxMemory = "256Mi")
@SurvivesDisruption(minAvailable = 1)
final class SampleApplication {}
