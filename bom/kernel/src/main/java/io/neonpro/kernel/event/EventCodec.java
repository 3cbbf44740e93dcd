package io.neonpro.kernel.event;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Events to JSON and back, in older and newer versions than the code's, too. */
@ApplicationScoped
public class EventCodec {

    private final ObjectMapper json;
    private final Upcasters upcasters;
    private final Downcasters downcasters;

    EventCodec(ObjectMapper json, Upcasters upcasters, Downcasters downcasters) {
        this.json = json;
        this.upcasters = upcasters;
        this.downcasters = downcasters;
    }

    /** In the version that is written for now. */
    WrittenEvent write(Object event) {
        return downcasters.downcast(new WrittenEvent(EventSchema.of(event.getClass()), tree(event)));
    }

    public ObjectNode tree(Object data) {
        return json.valueToTree(data);
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
     * What an event of another service says.
     *
     * @throws NewerEvent when it is newer than the code, and not for it to read
     * @throws UnknownEvent when no upcaster leads to it
     * @throws UnreadableEvent when its data is not what it should be
     */
    Object read(IncomingEvent event, EventFamily known) {
        Class<?> type = known.find(event.name().name()).orElseThrow(() -> new NewerEvent(event.name()));
        try {
            return read(event.schema(), type, parse(event.data()));
        } catch (NewerEvent | UnknownEvent notYet) {
            throw notYet;
        } catch (RuntimeException malformed) {
            throw new UnreadableEvent(malformed);
        }
    }

    /**
     * What was added to a newer version is left out.
     *
     * @throws NewerEvent when the version is newer than the code, and not for it to read
     * @throws UnknownEvent when no upcaster leads to it
     * @throws UncheckedIOException when the data does not fit the record
     */
    public <E> E read(EventSchema stored, Class<E> event, ObjectNode data) {
        int known = EventName.of(event).version();
        if (stored.readableFrom() > known) {
            throw new NewerEvent(stored.type());
        }
        ObjectNode current = upcasters.upcast(stored, known, data);
        try {
            return json.readerFor(event)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(current);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
