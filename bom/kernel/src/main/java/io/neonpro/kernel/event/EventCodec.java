package io.neonpro.kernel.event;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Events to JSON and back, old versions included. */
@ApplicationScoped
public class EventCodec {

    private final ObjectMapper json;
    private final Upcasters upcasters;

    EventCodec(ObjectMapper json, Upcasters upcasters) {
        this.json = json;
        this.upcasters = upcasters;
    }

    public ObjectNode write(Object event) {
        return json.valueToTree(event);
    }

    public String text(ObjectNode data) {
        return data.toString();
    }

    /**
     * @throws UncheckedIOException for text that is not a JSON object
     */
    public ObjectNode parse(String data) {
        try {
            return json.readValue(data, ObjectNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws UnknownEvent when the version is newer than the code, or no upcaster leads to it
     * @throws UncheckedIOException when the data does not fit the record
     */
    public <E> E read(EventName stored, Class<E> event, ObjectNode data) {
        ObjectNode current = upcasters.upcast(stored, EventName.of(event).version(), data);
        try {
            return json.readerFor(event)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(current);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
