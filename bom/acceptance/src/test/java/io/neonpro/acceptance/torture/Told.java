package io.neonpro.acceptance.torture;

import java.util.UUID;

/**
 * An event as the outbox has it.
 *
 * @param key the appointment
 * @param version which one of its stream
 * @param type without a version, which is the first one
 */
record Told(UUID id, UUID key, int version, String type, String data) {}
