package io.neonpro.identity.signing;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * A signing key, for the platform's operator.
 *
 * @param signsNow whether tokens are signed with it
 */
@RegisterForReflection
public record ListedKey(String kid, Instant createdAt, Instant signsFrom, boolean signsNow) {}
