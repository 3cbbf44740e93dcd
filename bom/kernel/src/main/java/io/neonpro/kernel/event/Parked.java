package io.neonpro.kernel.event;

/**
 * The first event of a key that waits.
 *
 * @param position by which the key's events are ordered
 * @param attempts made in vain
 * @param failure of the last one
 * @param isDead whether there is no further one until an operator wants it
 * @param events how many wait, this one among them
 */
record Parked(
        ParkedKey key, long position, int attempts, String failure, boolean isDead, int events, IncomingEvent event) {}
