package io.neonpro.notify.message;

import java.util.Locale;

/** Why a message was never to be sent. */
public enum SkipReason {
    NO_ADDRESS,
    OPTED_OUT,
    ERASED,
    /** No owner of the tenant has proved that their address is theirs. */
    UNVERIFIED,
    /** A later one about the same appointment was written before it. */
    SUPERSEDED,
    /** What it tells is over, or about to begin. */
    TOO_LATE,
    /** The tenant has sent as many today as its plan grants, or the patient was sent as many as anybody is. */
    OVER_QUOTA;

    /** As in JSON and SQL, for example {@code opted-out}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
