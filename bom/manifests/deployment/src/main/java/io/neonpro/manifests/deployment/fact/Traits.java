package io.neonpro.manifests.deployment.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a service's annotations say, each one possible in itself. */
public record Traits(
        Optional<Scaling> scaling,
        List<Wake> wakes,
        Optional<Sleep> sleep,
        Size size,
        Optional<Integer> minAvailable,
        Optional<Level> level,
        Optional<Integer> canaryPercent,
        Optional<Integer> foreseenPerSecond,
        Set<String> goesWithout,
        Set<String> calledBy,
        List<Integer> outsidePorts) {

    /** How many instances, and by what; a criterion of 0 is none. */
    public record Scaling(int min, int max, int cpuPercent, int memoryPercent, int pendingRequests) {}

    /** A topic whose lag starts and scales it. */
    public record Wake(String topic, int lag) {}

    /** When it may have no instance, by the clocks of its zones. */
    public record Sleep(String awakeFrom, String awakeUntil, List<String> zones) {}

    /** Of one instance: what it asks for, and what it may have; of memory on the JVM, and as a native executable. */
    public record Size(
            String minCpu,
            String maxCpu,
            String minMemory,
            String maxMemory,
            String minNativeMemory,
            String maxNativeMemory) {}

    /** What is promised. */
    public record Level(double availablePercent, double fastPercent, int latencyMillis) {}

    /** Whether something else than load of processor and memory decides how many there are, down to none. */
    public boolean isWoken() {
        return !wakes.isEmpty();
    }
}
