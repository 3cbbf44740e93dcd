package io.neonpro.kernel.event;

import java.time.Instant;

/**
 * What is known of an event beside what it says.
 *
 * @param time when it happened, however late it is heard of
 * @param version grows with each event of its key: the stream's, or of one without, the time in microseconds
 */
public record Occurrence(Instant time, long version) {}
