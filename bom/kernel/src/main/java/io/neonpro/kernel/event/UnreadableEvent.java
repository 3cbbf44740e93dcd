package io.neonpro.kernel.event;

/** A message that is no event, or whose data is not what its type says: it will never be read. */
final class UnreadableEvent extends RuntimeException {

    UnreadableEvent(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
