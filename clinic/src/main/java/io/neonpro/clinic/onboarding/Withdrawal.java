package io.neonpro.clinic.onboarding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** The tenant that will not come, and who was to own it. */
@RegisterForReflection
record Withdrawal(UUID tenantId, UUID ownerId) {}
