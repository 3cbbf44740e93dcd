package io.neonpro.kernel.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * How something stands that keeps no events, as others are told of it: the whole of it, and which revision that is.
 *
 * @param id what others know it by: the same of the same revision, whenever that is told
 * @param key the aggregate, whose events keep their order
 * @param event a record of the published language
 */
public record Standing(UUID id, UUID key, Object event) {

    /**
     * @param parts what tells it from others of the same key and type
     */
    public static Standing of(UUID key, long revision, Object event, UUID... parts) {
        String name = EventName.of(event.getClass()) + "|" + key + "|" + Arrays.toString(parts) + "|" + revision;
        return new Standing(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), key, event);
    }
}
