package io.neonpro.identity.member;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a membership has come. */
public enum MembershipState {
    /** Of a sign-up whose tenant is not there yet; it expires. */
    PENDING,
    /** They were asked to join, and have not said yet; nothing is stored of it but the {@link Invitation}. */
    INVITED,
    ACTIVE,
    /** They left; kept, so that their name still explains what they did. */
    ENDED;

    /** As stored and in JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MembershipState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
