package io.neonpro.identity.member;

import java.util.UUID;

/** Somebody who has joined a tenant, and may sign in now. */
public record Joined(UUID tenantId, UUID userId) {}
