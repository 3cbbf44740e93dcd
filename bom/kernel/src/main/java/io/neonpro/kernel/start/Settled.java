package io.neonpro.kernel.start;

/**
 * The service has answered all who asked first, or nobody has asked in its first moment. Observe it instead of Quarkus' event of
 * its start to begin with what nobody waits for: whoever is woken by requests answers them first. It comes once, on a thread
 * of its own without a Vert.x context.
 */
public record Settled() {}
