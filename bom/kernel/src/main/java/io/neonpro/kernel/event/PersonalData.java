package io.neonpro.kernel.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neonpro.kernel.crypto.BrokenSealException;
import io.neonpro.kernel.crypto.DataKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Seals the personal fields of an event's JSON on its way into the store and opens them on the way
 * out. A sealed field is {@code {"sealed":"<base64>"}}; the other fields stay readable.
 */
@ApplicationScoped
public class PersonalData {

    private static final String SEALED = "sealed";

    private final ObjectMapper mapper;

    PersonalData(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Whether events of this record class say anything about a person, and so need a key. */
    public boolean isIn(Class<?> type) {
        return !PersonalFields.of(type).isEmpty();
    }

    /** Whether stored data has sealed fields, and so needs a key to be read. */
    public boolean isIn(ObjectNode data) {
        return data.valueStream().anyMatch(PersonalData::isSealed);
    }

    /**
     * A copy of the data in which every field marked {@link Personal} is sealed; missing and null
     * fields stay so.
     *
     * @param type a record with {@link EventType}; fields that it does not have are of an older version of it, and are
     *     sealed whatever they are
     * @throws IllegalArgumentException when a field already looks sealed
     */
    public ObjectNode seal(Class<?> type, ObjectNode data, DataKey key) {
        return seal(type, type.getAnnotation(EventType.class).value(), data, key);
    }

    /**
     * The same of any record.
     *
     * @param name by which alone it can be opened
     */
    ObjectNode seal(Class<?> type, String name, ObjectNode data, DataKey key) {
        if (isIn(data)) {
            throw new IllegalArgumentException("Fields of " + type + " are sealed already");
        }
        ObjectNode sealed = data.deepCopy();
        sealed.properties().stream()
                .filter(field -> PersonalFields.mayBe(type, field.getKey())
                        && !field.getValue().isNull())
                .forEach(field -> field.setValue(sealed(key.seal(bytes(field.getValue()), name, field.getKey()))));
        return sealed;
    }

    /**
     * A copy of the data with its sealed fields readable, or null without a key. It goes by what is
     * stored and not by a record class, so it also opens schema versions that have no class any
     * more: open first, then upcast.
     *
     * @param type the event's name without its version, as in {@link EventType#value()}
     * @throws BrokenSealException when a field was changed, or sealed elsewhere
     */
    public ObjectNode open(String type, ObjectNode data, Optional<DataKey> key) {
        ObjectNode opened = data.deepCopy();
        opened.properties().stream()
                .filter(field -> isSealed(field.getValue()))
                .forEach(field -> field.setValue(key.map(known -> open(known, type, field.getKey(), field.getValue()))
                        .orElseGet(mapper::nullNode)));
        return opened;
    }

    private JsonNode open(DataKey key, String type, String field, JsonNode sealed) {
        try {
            return mapper.readTree(key.open(sealed.get(SEALED).binaryValue(), type, field));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode sealed(byte[] bytes) {
        return mapper.createObjectNode().put(SEALED, bytes);
    }

    private byte[] bytes(JsonNode value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSealed(JsonNode value) {
        return value.isObject()
                && value.size() == 1
                && (value.path(SEALED).isTextual() || value.path(SEALED).isBinary());
    }
}
