package io.neonpro.manifests.deployment;

import io.neonpro.manifests.AsksOutside;
import io.neonpro.manifests.Autoscaled;
import io.neonpro.manifests.CalledBy;
import io.neonpro.manifests.CanaryReleased;
import io.neonpro.manifests.Foreseen;
import io.neonpro.manifests.GoesWithout;
import io.neonpro.manifests.RightSized;
import io.neonpro.manifests.ServiceLevel;
import io.neonpro.manifests.SleepsOffHours;
import io.neonpro.manifests.SurvivesDisruption;
import io.neonpro.manifests.WakesOn;

/** What application classes say of a service. */
final class Applications {

    private Applications() {}

    /** As little as possible. */
    @RightSized
    static class Plain {}

    /** By load, and with all that goes with it. */
    @Autoscaled(min = 3, max = 12, cpuPercent = 60, memoryPercent = 75, pendingRequests = 20)
    @RightSized(
            minCpu = "100m",
            maxCpu = "1",
            minMemory = "128Mi",
            maxMemory = "1Gi",
            minNativeMemory = "64Mi",
            maxNativeMemory = "96Mi")
    @SurvivesDisruption(minAvailable = 2)
    @ServiceLevel(availablePercent = 99.5, fastPercent = 95, latencyMillis = 200)
    @CanaryReleased(percent = 25)
    @GoesWithout("people")
    @CalledBy({"reports", "people"})
    static class Busy {}

    /** Before the load comes. */
    @Autoscaled(min = 2, max = 9)
    @RightSized
    @Foreseen(requestsPerSecond = 80)
    static class Prophetic {}

    /** With people who bring servers of their own. */
    @RightSized
    @AsksOutside(ports = {443, 8443})
    static class Worldly {}

    /** By processor time only. */
    @Autoscaled(cpuPercent = 50, memoryPercent = 0, pendingRequests = 0)
    @RightSized
    static class Calculating {}

    /** By day. */
    @Autoscaled(min = 2, max = 5)
    @WakesOn(topic = "neonpro.people", lag = 7)
    @SleepsOffHours(
            awakeFrom = "05:30",
            awakeUntil = "23:15",
            zones = {"America/Noronha", "America/Manaus"})
    @RightSized
    static class Sleepy {}
}
