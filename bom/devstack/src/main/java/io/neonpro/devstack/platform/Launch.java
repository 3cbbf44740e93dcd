package io.neonpro.devstack.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How services are started.
 *
 * @param form what they are run as
 * @param compilers of a JVM
 * @param properties what they are told as system properties
 * @param before words in front of their own, of a program that becomes the service
 */
public record Launch(Form form, Compilers compilers, Map<String, String> properties, List<String> before) {

    /** Six at once, soon. */
    static final Launch QUICK = new Launch(Form.JVM, Compilers.QUICK, Map.of(), List.of());

    public Launch {
        properties = Map.copyOf(properties);
        before = List.copyOf(before);
    }

    Launch as(Form other) {
        return new Launch(other, compilers, properties, before);
    }

    Launch with(Compilers others) {
        return new Launch(form, others, properties, before);
    }

    Launch telling(String property, String value) {
        var told = new LinkedHashMap<>(properties);
        told.put(property, value);
        return new Launch(form, compilers, told, before);
    }

    Launch by(List<String> words) {
        return new Launch(form, compilers, properties, words);
    }
}
