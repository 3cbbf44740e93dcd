package io.neonpro.kernel.cache;

import java.util.Optional;

/** What is cached for a key: a value, or the knowledge that there is none. */
record Entry<V>(Optional<V> value) {

    static <V> Entry<V> ofNullable(V value) {
        return new Entry<>(Optional.ofNullable(value));
    }

    boolean isAbsent() {
        return value.isEmpty();
    }
}
