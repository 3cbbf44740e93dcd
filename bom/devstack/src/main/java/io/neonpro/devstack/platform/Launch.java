package io.neonpro.devstack.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How services are started.
 *
 * @param form what they are run as
 * @param compilesFully whether a JVM may use the compiler that is slower at first and then faster
 * @param properties what they are told as system properties
 * @param before words in front of their own, of a program that becomes the service
 */
public record Launch(Form form, boolean compilesFully, Map<String, String> properties, List<String> before) {

    /** Six at once, soon. */
    static final Launch QUICK = new Launch(Form.JVM, false, Map.of(), List.of());

    public Launch {
        properties = Map.copyOf(properties);
        before = List.copyOf(before);
    }

    Launch as(Form other) {
        return new Launch(other, compilesFully, properties, before);
    }

    Launch fully() {
        return new Launch(form, true, properties, before);
    }

    Launch telling(String property, String value) {
        var told = new LinkedHashMap<>(properties);
        told.put(property, value);
        return new Launch(form, compilesFully, told, before);
    }

    Launch by(List<String> words) {
        return new Launch(form, compilesFully, properties, words);
    }
}
