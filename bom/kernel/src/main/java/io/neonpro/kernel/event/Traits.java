package io.neonpro.kernel.event;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * What a kind of aggregate has beside its rules.
 *
 * @param subject the person whose key seals what is personal in an event
 * @param publication what others hear of an event
 * @param isTakingTurns whether commands for one stream follow each other
 * @param fold how snapshots are made, if they are
 */
record Traits<S, E>(
        BiFunction<UUID, E, Optional<UUID>> subject,
        BiFunction<UUID, E, Optional<?>> publication,
        boolean isTakingTurns,
        Optional<Fold<S>> fold) {

    static <S, E> Traits<S, E> none() {
        return new Traits<>((id, event) -> Optional.empty(), (id, event) -> Optional.empty(), false, Optional.empty());
    }

    Traits<S, E> about(BiFunction<UUID, E, Optional<UUID>> person) {
        return new Traits<>(person, publication, isTakingTurns, fold);
    }

    Traits<S, E> publishing(BiFunction<UUID, E, Optional<?>> told) {
        return new Traits<>(subject, told, isTakingTurns, fold);
    }

    Traits<S, E> takingTurns() {
        return new Traits<>(subject, publication, true, fold);
    }

    Traits<S, E> keepingSnapshots(Fold<S> made) {
        return new Traits<>(subject, publication, isTakingTurns, Optional.of(made));
    }
}
