package io.neonpro.kernel.cache;

import io.neonpro.kernel.data.LogPosition;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What Redis said about a key. */
sealed interface Lookup<V> {

    /** It has the value. */
    record Found<V>(Entry<V> entry) implements Lookup<V> {}

    /**
     * It has none.
     *
     * @param seen what was there instead: nothing (an empty string), or the mark of an
     *     invalidation; a value may be stored only while it is still there
     */
    record Missing<V>(String seen) implements Lookup<V> {}

    /**
     * It did not answer, so nothing may be stored either.
     *
     * @param mustSee how far a loader must see, if this instance invalidated the key meanwhile
     */
    record Unknown<V>(Optional<LogPosition> mustSee) implements Lookup<V> {}

    /** How far a loader must see, so as not to bring back what was invalidated. */
    static Optional<LogPosition> mustSee(Collection<? extends Lookup<?>> lookups) {
        return lookups.stream()
                .flatMap(lookup -> switch (lookup) {
                    case Found<?> found -> Stream.<LogPosition>empty();
                    case Missing<?>(String seen) -> Mark.mustSee(seen).stream();
                    case Unknown<?>(Optional<LogPosition> kept) -> kept.stream();
                })
                .max(Comparator.naturalOrder());
    }
}
