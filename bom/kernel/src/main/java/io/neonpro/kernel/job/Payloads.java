package io.neonpro.kernel.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** What jobs are done with, to JSON and back. */
@ApplicationScoped
class Payloads {

    private static final int MAX_LENGTH = 4_096;

    private static final Set<Class<?>> PLAIN = Set.of(
            UUID.class,
            Instant.class,
            LocalDate.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            boolean.class,
            Boolean.class);

    private final ObjectMapper json;

    Payloads(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @throws IllegalArgumentException for a record that may hold words: jobs are nobody's to erase, so they hold no
     *     personal data
     */
    static void check(Class<? extends Record> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            Class<?> held = component.getType();
            if (!PLAIN.contains(held) && !held.isEnum()) {
                throw new IllegalArgumentException(
                        type.getName() + "." + component.getName() + " is no id, time or number");
            }
        }
    }

    String write(Record payload) {
        try {
            String text = json.writeValueAsString(payload);
            if (text.length() > MAX_LENGTH) {
                throw new IllegalArgumentException(payload.getClass().getName() + " is too large for a job");
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What a newer version has written, this one reads as far as it knows it. */
    <P extends Record> P read(String text, Class<P> type) {
        try {
            return json.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A job's payload is no " + type.getName(), e);
        }
    }
}
