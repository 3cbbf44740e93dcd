package io.neonpro.kernel.event;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event's name with a version, as in its CloudEvents {@code type}, for example {@code
 * io.neonpro.patient.registered.v1}.
 *
 * @param name without the version
 * @param version counted from 1
 */
public record EventName(String name, int version) {

    private static final Pattern TEXT = Pattern.compile("(.+)\\.v([1-9][0-9]{0,4})");

    /**
     * @throws IllegalArgumentException for a class that is no event
     */
    public static EventName of(Class<?> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event.getName() + " lacks @EventType");
        }
        return new EventName(type.value(), type.version());
    }

    /**
     * @throws IllegalArgumentException when the text does not end in a version
     */
    public static EventName parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("No event type: " + text));
    }

    /** Empty when the text does not end in a version. */
    static Optional<EventName> find(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new EventName(parts.group(1), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return name + ".v" + version;
    }
}
