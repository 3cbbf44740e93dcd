package io.neonpro.manifests.deployment.fact;

import java.util.List;

/**
 * What a service asks another one.
 *
 * @param callee its name
 * @param operations all that may be asked, sorted by path
 */
public record Call(String callee, List<Route> operations) implements Comparable<Call> {

    @Override
    public int compareTo(Call other) {
        return callee.compareTo(other.callee);
    }
}
