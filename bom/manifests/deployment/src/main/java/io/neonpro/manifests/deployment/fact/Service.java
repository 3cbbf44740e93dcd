package io.neonpro.manifests.deployment.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that the cluster must know of a service, said by its annotations or found in its code and configuration.
 *
 * @param isSubgraph whether the GraphQL gateway asks it
 * @param hasApps whether applications sign people in by it
 * @param shutdownSeconds how long it may take to finish what has begun, requests and all else
 */
public record Service(
        String name,
        Traits traits,
        List<Route> routes,
        boolean isSubgraph,
        List<Call> calls,
        Topics topics,
        Optional<Database> database,
        Variables variables,
        Metrics metrics,
        SortedSet<String> permissions,
        boolean hasApps,
        int shutdownSeconds) {

    /** What was booked, by how many days ahead. */
    public static final String BOOKED = "neonpro_appointments_booked_total";

    private static final String MANAGEMENT_PORT = "NEONPRO_MANAGEMENT_PORT";

    public Service {
        for (Traits.Wake wake : traits.wakes()) {
            Impossible.unless(
                    topics.heard().stream()
                            .anyMatch(it -> it.isShared() && it.topic().equals(wake.topic())),
                    "@WakesOn",
                    "it does not hear " + wake.topic() + ", but "
                            + topics.heard().stream()
                                    .map(Hearing::topic)
                                    .distinct()
                                    .toList());
        }
        if (traits.sleep().isPresent()) {
            requireThatAllItHearsWakes(traits, topics);
        }
        traits.scaling()
                .filter(scaling -> scaling.pendingRequests() > 0)
                .ifPresent(scaling -> metrics.require("@Autoscaled", "pending_requests"));
        if (traits.foreseenPerSecond().isPresent()) {
            metrics.require("@Foreseen", BOOKED);
        }
        SortedSet<String> callees = calls.stream().map(Call::callee).collect(Collectors.toCollection(TreeSet::new));
        for (String other : traits.goesWithout()) {
            Impossible.unless(callees.contains(other), "@GoesWithout", "it does not ask " + other + ", but " + callees);
        }
        for (String caller : traits.calledBy()) {
            Impossible.unless(!caller.equals(name), "@CalledBy", "it calls itself");
            Impossible.unless(
                    !callees.contains(caller) || traits.goesWithout().contains(caller),
                    "@CalledBy",
                    caller + " asks " + name + " and " + name + " asks " + caller
                            + ": one of them must go on without the other, and say so with @GoesWithout");
        }
    }

    /** Else what is told of at night waits for the morning, and who watches what waits is called. */
    private static void requireThatAllItHearsWakes(Traits traits, Topics topics) {
        Set<String> waking = traits.wakes().stream().map(Traits.Wake::topic).collect(Collectors.toSet());
        topics.heard().stream()
                .filter(Hearing::isShared)
                .map(Hearing::topic)
                .forEach(topic -> Impossible.unless(
                        waking.contains(topic),
                        "@SleepsOffHours",
                        "it hears " + topic + ", which does not wake it; say so with @WakesOn"));
    }

    /** Those that it cannot do without. */
    public SortedSet<String> needs() {
        SortedSet<String> needs = calls.stream().map(Call::callee).collect(Collectors.toCollection(TreeSet::new));
        needs.removeAll(traits.goesWithout());
        return needs;
    }

    /** Whether health, metrics and operations are at a port of their own. */
    public boolean isManagedApart() {
        return variables.contain(MANAGEMENT_PORT);
    }

    /** Those to which the public address leads. */
    public List<Route> publicRoutes() {
        return routes.stream().filter(route -> !route.isForServices()).toList();
    }

    /** Whether it answers what is for services. */
    public boolean isAskedByServices() {
        return routes.stream().anyMatch(Route::isForServices);
    }

    public List<Route> streams() {
        return publicRoutes().stream().filter(Route::isStream).toList();
    }
}
