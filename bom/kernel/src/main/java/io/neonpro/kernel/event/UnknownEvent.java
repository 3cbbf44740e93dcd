package io.neonpro.kernel.event;

/** An event that the running code cannot read: its name or its schema version is newer. */
public final class UnknownEvent extends RuntimeException {

    public UnknownEvent(EventName name) {
        super("Cannot read " + name);
    }
}
