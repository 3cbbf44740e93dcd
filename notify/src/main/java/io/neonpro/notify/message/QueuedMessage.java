package io.neonpro.notify.message;

import java.time.Instant;
import java.util.UUID;

/** A message that waits to be sent. */
public record QueuedMessage(UUID id, MessageKind kind, Instant createdAt, Letter letter) {}
