package io.neonpro.kernel.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as it is read from its stream long after.
 *
 * @param id what others know it by
 * @param version of its stream with it
 * @param isUnreadable whether personal data in it is gone, as the person was erased
 * @param time when it was stored
 */
public record Fact<E>(UUID id, int version, E event, boolean isUnreadable, Instant time, ObjectNode metadata) {}
