package io.neonpro.kernel.event;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the rules make of a stream's events, so that it can be kept as a snapshot. Keep it in a static field, as an
 * {@link EventFamily}: a native executable cannot list the records of a sealed interface at run time.
 *
 * @param version raised whenever the rules make another state of the same events, or the state has other
 *     components: snapshots of other versions are not looked at
 * @param states the records that a state can be, by their simple names
 */
public record Fold<S>(int version, Map<String, Class<? extends S>> states) {

    /**
     * @param version counted from 1
     * @param state a record that Jackson reads as it has written it, or a sealed interface of such. Components
     *     marked {@link Personal} are sealed with the key of the one person that all events of a stream are about
     */
    public static <S> Fold<S> of(int version, Class<S> state) {
        return new Fold<>(
                version,
                EventFamily.records(state).stream()
                        .<Class<? extends S>>map(type -> type.asSubclass(state))
                        .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity())));
    }

    /** Empty for the name of another version's. */
    Optional<Class<? extends S>> find(String name) {
        return Optional.ofNullable(states.get(name));
    }
}
