package io.neonpro.kernel.event;

import java.util.Optional;

/**
 * How an event is written, and who reads it. Its name and the oldest version that reads it are the CloudEvents {@code
 * type}; its name and the version that it is written in are the {@code dataschema}.
 *
 * @param name without a version
 * @param version that it is written in, counted from 1
 * @param readableFrom the oldest version of a record that reads it, by ignoring what it does not know
 */
public record EventSchema(String name, int version, int readableFrom) {

    private static final String URN = "urn:neonpro:event:";

    public EventSchema {
        if (readableFrom < 1 || version < readableFrom) {
            throw new IllegalArgumentException(
                    "%s in version %d is said to be readable from %d".formatted(name, version, readableFrom));
        }
    }

    /**
     * The one that the code knows.
     *
     * @throws IllegalArgumentException for a class that is no event
     */
    static EventSchema of(Class<?> event) {
        EventName name = EventName.of(event);
        int readableFrom = event.getAnnotation(EventType.class).readableFrom();
        return new EventSchema(name.name(), name.version(), readableFrom == 0 ? name.version() : readableFrom);
    }

    /**
     * @param dataSchema of the event; where it does not say so, or in nobody's words, it is written as its type says
     * @throws IllegalArgumentException when it is written in an older version than its readers must know
     */
    static EventSchema of(EventName type, Optional<String> dataSchema) {
        int version = dataSchema
                .filter(text -> text.startsWith(URN + type.name() + ".v"))
                .map(text -> EventName.parse(text.substring(URN.length())).version())
                .orElse(type.version());
        return new EventSchema(type.name(), version, type.version());
    }

    EventName type() {
        return new EventName(name, readableFrom);
    }

    String dataSchema() {
        return URN + new EventName(name, version);
    }
}
