package io.neonpro.kernel.event;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The events that a reader knows, by name. A native executable cannot list the subclasses of a
 * sealed interface at run time, so keep families in static fields: those are made at build time.
 */
public final class EventFamily {

    private final Map<String, Class<?>> byName;

    private EventFamily(Map<String, Class<?>> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    /**
     * @param sealed sealed interfaces whose records are events
     * @throws IllegalArgumentException for a record without {@link EventType}, or a name used twice
     */
    public static EventFamily of(Class<?>... sealed) {
        Map<String, Class<?>> byName = new HashMap<>();
        for (Class<?> event : records(sealed)) {
            String name = EventName.of(event).name();
            if (byName.put(name, event) != null) {
                throw new IllegalArgumentException(name + " names two events");
            }
        }
        return new EventFamily(byName);
    }

    /** The records among them, and those that sealed interfaces permit. */
    static List<Class<?>> records(Class<?>... sealed) {
        return Arrays.stream(sealed)
                .<Class<?>>mapMulti((type, records) -> {
                    if (type.isRecord()) {
                        records.accept(type);
                    } else {
                        records(type.getPermittedSubclasses()).forEach(records);
                    }
                })
                .toList();
    }

    /** The record that holds events of this name in its newest version. */
    public Optional<Class<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Map<String, Class<?>> events() {
        return byName;
    }
}
