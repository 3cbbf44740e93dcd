package io.neonpro.identity.proof;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Locale;

/** What a link is good for that was sent to somebody's address. */
public enum Purpose {
    /** To join a tenant, or not; the subject is the invitation. */
    INVITATION(Duration.ofDays(7)),
    /** To show that one's address is one's own; the subject is the person. */
    VERIFICATION(Duration.ofDays(2)),
    /** To choose a password without knowing the old one; the subject is the person. */
    RESET(Duration.ofHours(1)),
    /** To say the second factor, having said the password: no link, but a field of the page; the subject is the person. */
    SECOND_FACTOR(Duration.ofMinutes(5)),
    /** To hear that somebody broke the glass: nothing is proved, and no secret is in the link; the subject is the owner. */
    BROKEN_GLASS(Duration.ofDays(30)),
    /** To have an authenticator sign it: a challenge; the subject is the person. */
    PASSKEY(Duration.ofMinutes(5));

    private final Duration lifespan;

    Purpose(Duration lifespan) {
        this.lifespan = lifespan;
    }

    /** How long the link works. */
    public Duration lifespan() {
        return lifespan;
    }

    /** As stored and in JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    static Purpose of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
