package io.neonpro.scheduling.hold;

import io.neonpro.scheduling.availability.OfferedSlot;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A slot that is kept free for whoever has the id, for a few minutes. */
@RegisterForReflection
public record Hold(UUID id, OffsetDateTime expiresAt, OfferedSlot slot) {}
