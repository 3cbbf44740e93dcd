package io.neonpro.kernel.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/** Entries as text: {@code =} and the value's JSON, {@code -} for no value; all else is missing. */
record CacheCodec<V>(ObjectMapper mapper, JavaType type) {

    private static final String VALUE = "=";
    private static final String ABSENT = "-";

    String encode(Entry<V> entry) {
        return entry.value().map(value -> VALUE + json(value)).orElse(ABSENT);
    }

    /** What a text means; one that this version of the type cannot read is as good as missing. */
    Lookup<V> decode(String text) {
        if (text == null) {
            return new Lookup.Missing<>("");
        }
        if (text.equals(ABSENT)) {
            return new Lookup.Found<>(Entry.ofNullable(null));
        }
        return text.startsWith(VALUE) ? read(text) : new Lookup.Missing<>(text);
    }

    private Lookup<V> read(String text) {
        try {
            V value = mapper.readValue(text.substring(VALUE.length()), type);
            return new Lookup.Found<>(Entry.ofNullable(value));
        } catch (JsonProcessingException unreadable) {
            return new Lookup.Missing<>(text);
        }
    }

    private String json(V value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
