package io.neonpro.kernel.event;

import java.time.Instant;
import java.util.Optional;

/**
 * Which of the events that were told are told again.
 *
 * @param type as they are published, with or without the version
 * @param since when they happened, inclusive
 * @param until likewise, exclusive
 * @param withEffects whether they are told as if it were the first time: whoever has not heard them does what they lead to
 */
public record Selection(Optional<String> type, Optional<Instant> since, Optional<Instant> until, boolean withEffects) {

    boolean includes(Fact<?> fact) {
        return !fact.isUnreadable()
                && since.filter(fact.time()::isBefore).isEmpty()
                && until.filter(end -> !fact.time().isBefore(end)).isEmpty();
    }

    boolean isOf(Object told) {
        EventSchema schema = EventSchema.of(told.getClass());
        return type.filter(wanted -> !wanted.equals(schema.name())
                        && !wanted.equals(schema.type().toString()))
                .isEmpty();
    }

    /** What stands now did not happen at some time. */
    boolean isOfAnyTime() {
        return since.isEmpty() && until.isEmpty();
    }
}
