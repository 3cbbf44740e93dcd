package io.neonpro.kernel.event;

/**
 * The state of an aggregate after some of its events.
 *
 * @param version of the stream with the last of them
 */
record StreamSnapshot<S>(int version, S state) {}
