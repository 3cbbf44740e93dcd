package io.neonpro.kernel.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The CloudEvents {@code type} of an event, for example {@code io.neonpro.patient.registered.v1}.
 *
 * @param name without the version
 * @param version of the schema, counted from 1
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
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("No event type: " + text);
        }
        return new EventName(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    @Override
    public String toString() {
        return name + ".v" + version;
    }
}
