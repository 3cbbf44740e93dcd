package io.neonpro.acceptance.capacity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Which databases are together, as {@code global.postgres.groups} says it: all in one cluster, and in one of its own, by its name,
 * the largest of those that one server cannot have together. What is too large alone has shards.
 */
final class Clusters {

    private static final String OF_ALL = "postgres";

    private final Function<String, Cluster> alone;

    /**
     * @param alone what one service needs
     */
    Clusters(Function<String, Cluster> alone) {
        this.alone = alone;
    }

    /** The one of all first. */
    List<Cluster> of(List<String> services) {
        List<Cluster> together = new ArrayList<>(services.stream()
                .map(alone)
                .sorted(Comparator.comparingDouble(Cluster::load))
                .toList());
        List<Cluster> clusters = new ArrayList<>();
        while (together.size() > 1 && sum(together).servers() > 1) {
            clusters.add(together.removeLast());
        }
        clusters.add(sum(together));
        return clusters.reversed();
    }

    private static Cluster sum(List<Cluster> parts) {
        return new Cluster(
                OF_ALL,
                parts.stream()
                        .flatMap(part -> part.services().stream())
                        .sorted()
                        .toList(),
                parts.stream().mapToDouble(Cluster::cores).sum(),
                parts.stream().mapToDouble(Cluster::gigabytes).sum(),
                parts.stream().mapToLong(Cluster::connections).sum(),
                parts.stream().mapToLong(Cluster::pooledConnections).sum(),
                parts.stream().mapToLong(Cluster::readConnections).sum(),
                parts.getFirst().server());
    }
}
