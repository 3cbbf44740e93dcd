package io.neonpro.devstack.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the services are run as. */
public enum Form {
    /** On the JVM, with the cache of loaded and linked classes where {@code make aot} has recorded one. */
    JVM,

    /** On the JVM as it is, without a cache. */
    PLAIN,

    /** On the JVM, which notes what a cache is to hold; it says so when it is stopped. */
    TRAINING,

    /** As native executables, of all services that are started. */
    NATIVE;

    /**
     * By its name, in small letters.
     *
     * @throws IllegalArgumentException that says which there are
     */
    public static Form named(String name) {
        return Arrays.stream(values())
                .filter(form -> form.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no form %s: there are %s"
                        .formatted(
                                name,
                                Arrays.stream(values()).map(Form::toString).collect(Collectors.joining(", ")))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
