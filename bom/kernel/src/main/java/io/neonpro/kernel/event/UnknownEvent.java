package io.neonpro.kernel.event;

/** An event of an older version that no chain of {@link Upcaster}s leads on from. */
public final class UnknownEvent extends RuntimeException {

    public UnknownEvent(EventName name) {
        super("Cannot read " + name);
    }
}
