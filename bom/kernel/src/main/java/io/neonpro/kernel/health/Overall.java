package io.neonpro.kernel.health;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the components' states together mean for the service: the worst of them. */
final class Overall {

    private Overall() {}

    static State of(Map<String, State> states) {
        List<Map.Entry<String, State>> unwell = states.entrySet().stream()
                .filter(each -> each.getValue().severity() > 0)
                .sorted(Map.Entry.comparingByKey())
                .toList();
        String reasons = unwell.stream()
                .map(each -> each.getKey() + ": " + each.getValue().reason())
                .collect(Collectors.joining("; "));
        if (unwell.isEmpty()) {
            return State.healthy();
        }
        return unwell.stream().anyMatch(each -> each.getValue() instanceof State.Down)
                ? State.down(reasons)
                : State.degraded(reasons);
    }
}
