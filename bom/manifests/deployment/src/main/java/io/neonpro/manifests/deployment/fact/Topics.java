package io.neonpro.manifests.deployment.fact;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What a service says and hears.
 *
 * @param told its own topics
 * @param forgetsWhatIsSuperseded whether of each key only the last of what it told is kept
 * @param deadLetters where it puts what it cannot read
 */
public record Topics(
        SortedSet<String> told, boolean forgetsWhatIsSuperseded, List<Hearing> heard, Optional<String> deadLetters) {

    /** Whether it speaks to Kafka at all. */
    public boolean isAny() {
        return !told.isEmpty() || !heard.isEmpty();
    }
}
