package io.neonpro.kernel.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The first event of a key that waits.
 *
 * @param position by which the key's events are ordered
 * @param attempts made in vain
 * @param failure of the last one
 * @param awaits the aggregate of which nothing was heard then, if that was why
 * @param isDead whether there is no further one until an operator wants it
 * @param events how many wait, this one among them
 */
record Parked(
        ParkedKey key,
        long position,
        int attempts,
        String failure,
        @Nullable UUID awaits,
        boolean isDead,
        int events,
        IncomingEvent event) {}
