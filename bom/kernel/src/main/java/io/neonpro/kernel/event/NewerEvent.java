package io.neonpro.kernel.event;

/**
 * An event that is not readable yet: a newer version of its writer wrote it, and this service does not know what it
 * means. It is not misread, and waits until a newer version of this one runs.
 */
public final class NewerEvent extends RuntimeException {

    private final EventName type;

    NewerEvent(EventName type) {
        super("Not readable yet, for want of a newer version of this service: " + type);
        this.type = type;
    }

    /** What has to be understood to read it. */
    EventName type() {
        return type;
    }
}
