package io.neonpro.kernel.event;

/** Carries a {@link Rejected} through a reactive pipeline to the edge; it is no bug. */
public final class Refused extends RuntimeException {

    private final transient Rejected reason;

    public Refused(Rejected reason) {
        super(reason.code() + ": " + reason.detail(), null, false, false);
        this.reason = reason;
    }

    public Rejected reason() {
        return reason;
    }
}
