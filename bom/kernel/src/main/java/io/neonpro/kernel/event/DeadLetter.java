package io.neonpro.kernel.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that failed, with what waits behind it.
 *
 * @param id of the event
 * @param source the service that said it
 * @param dead whether it is not tried again until an operator wants it
 * @param attempts made in vain
 * @param failure of the last one
 * @param behind how many events of its key wait for it
 * @param data absent in lists
 */
public record DeadLetter(
        UUID id,
        UUID tenantId,
        String source,
        UUID key,
        String type,
        Instant occurredAt,
        boolean dead,
        int attempts,
        String failure,
        int behind,
        @Nullable JsonNode data) {}
