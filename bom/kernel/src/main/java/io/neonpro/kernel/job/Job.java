package io.neonpro.kernel.job;

import java.util.UUID;

/**
 * A job that runs.
 *
 * @param id the same in each attempt, and another in each occurrence of one that recurs: what is done elsewhere goes by it
 *     as its idempotency key
 * @param attempt counted from 1
 */
public record Job<P extends Record>(UUID id, P payload, int attempt) {}
