package io.neonpro.kernel.audit;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose data it is that a service shows or is asked for in values of a type. Produced by a service for each type that holds
 * somebody's data without being theirs by the call's first parameter; an interface of these types would show in the graph.
 *
 * @param people their ids; null among them is nobody
 */
public record Whose<T>(Class<T> type, Function<T, Stream<@Nullable UUID>> people) {

    /** Of one person each; null for nobody in particular. */
    public static <T> Whose<T> one(Class<T> type, Function<T, @Nullable UUID> person) {
        return new Whose<>(type, value -> Stream.of(value).map(person));
    }

    /** Nobody as well for what is of another type. */
    Stream<UUID> in(Object value) {
        return type.isInstance(value) ? people.apply(type.cast(value)).filter(Objects::nonNull) : Stream.empty();
    }
}
