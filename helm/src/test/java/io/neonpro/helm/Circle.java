package io.neonpro.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Services that each need the next one, and the last the first: none could begin, and when one is away all are. */
final class Circle {

    private final Map<String, ? extends Set<String>> needs;

    private Circle(Map<String, ? extends Set<String>> needs) {
        this.needs = needs;
    }

    /** The first one that is found, from a service back to itself. */
    static Optional<List<String>> among(Map<String, ? extends Set<String>> needs) {
        Circle circle = new Circle(needs);
        return needs.keySet().stream()
                .sorted()
                .flatMap(service -> circle.from(List.of(service)).stream())
                .findFirst();
    }

    private Optional<List<String>> from(List<String> path) {
        for (String next : neededBy(path.getLast())) {
            List<String> longer = new ArrayList<>(path);
            longer.add(next);
            if (next.equals(path.getFirst())) {
                return Optional.of(longer);
            }
            if (!path.contains(next)) {
                Optional<List<String>> circle = from(longer);
                if (circle.isPresent()) {
                    return circle;
                }
            }
        }
        return Optional.empty();
    }

    private Set<String> neededBy(String service) {
        Set<String> needed = needs.get(service);
        return needed == null ? Set.of() : needed;
    }
}
