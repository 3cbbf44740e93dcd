package io.neonpro.kernel.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * An event that an operator decided against.
 *
 * @param source the service that said it
 */
@RegisterForReflection
public record Discarded(
        UUID id, UUID tenantId, String source, UUID key, String type, String reason, Instant discardedAt) {}
