package io.neonpro.kernel.audit;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whose data it is that a service shows or is asked for in values of a type. Produced by a service for each type that holds
 * somebody's data without being theirs by the call's first parameter; an interface of these types would show in the graph.
 *
 * @param person their id; null for nobody in particular
 */
public record Whose<T>(Class<T> type, Function<T, @Nullable UUID> person) {

    /** Null as well for what is of another type. */
    @Nullable
    UUID of(Object value) {
        return type.isInstance(value) ? person.apply(type.cast(value)) : null;
    }
}
