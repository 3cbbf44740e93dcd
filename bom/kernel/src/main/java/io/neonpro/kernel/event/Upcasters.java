package io.neonpro.kernel.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings stored data to the schema version that the running code knows. */
@ApplicationScoped
public class Upcasters {

    private final Map<EventName, Upcaster> byVersion;

    Upcasters(@All List<Upcaster> upcasters) {
        this.byVersion = upcasters.stream()
                .collect(Collectors.toUnmodifiableMap(
                        one -> new EventName(one.type(), one.from()), Function.identity()));
    }

    /**
     * Data of a version that is newer than the wanted one stays as it is.
     *
     * @throws UnknownEvent when no chain of upcasters leads from the stored to the wanted version
     */
    public ObjectNode upcast(EventSchema stored, int wanted, ObjectNode data) {
        ObjectNode current = data;
        for (int version = stored.version(); version < wanted; version++) {
            EventName from = new EventName(stored.name(), version);
            Upcaster upcaster = byVersion.get(from);
            if (upcaster == null) {
                throw new UnknownEvent(from);
            }
            current = upcaster.upcast(current);
        }
        return current;
    }
}
