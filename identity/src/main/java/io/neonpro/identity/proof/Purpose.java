package io.neonpro.identity.proof;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Locale;

/** What is sent to somebody's address, and what a link in it is good for. */
public enum Purpose {
    /** To join a tenant, or not; the subject is the invitation. */
    INVITATION(Duration.ofDays(7)),
    /** The same, for who is to be a patient: another letter with the same link. */
    PATIENT_INVITATION(INVITATION.lifespan),
    /** To show that one's address is one's own; the subject is the person. */
    VERIFICATION(Duration.ofDays(2)),
    /** To choose a password without knowing the old one; the subject is the person. */
    RESET(Duration.ofHours(1)),
    /** To say the second factor, having said the password: no link, but a field of the page; the subject is the person. */
    SECOND_FACTOR(Duration.ofMinutes(5)),
    /** No proof, but news: somebody broke the glass; the subject is the owner. */
    BROKEN_GLASS(Duration.ZERO),
    /** No proof, but news: somebody takes all of a tenant's data along, or has it leave; the subject is the owner. */
    GIVEN_AWAY(Duration.ZERO),
    /** No proof, but news: requests of data subjects are late, or will soon be; the subject is the owner. */
    REQUESTS_DUE(Duration.ZERO),
    /** No proof, but news: the tenant trusts another provider of identities; the subject is the owner. */
    PROVIDER_TRUSTED(Duration.ZERO),
    /** No proof, but news: a tenant has another machine, or one has another secret; the subject is the owner. */
    MACHINE_TRUSTED(Duration.ZERO),
    /** To have an authenticator sign it: a challenge; the subject is the person. */
    PASSKEY(Duration.ofMinutes(5)),
    /** To have an authenticator make a key pair: a challenge as well; the subject is the person. */
    NEW_PASSKEY(Duration.ofMinutes(5)),
    /** No proof, but news: there is another password; the subject is the person. */
    PASSWORD_CHANGED(Duration.ZERO),
    /** No proof, but news: there is another second factor, or one less; the subject is the person. */
    FACTOR_CHANGED(Duration.ZERO);

    private final Duration lifespan;

    Purpose(Duration lifespan) {
        this.lifespan = lifespan;
    }

    /** How long the link works. */
    public Duration lifespan() {
        return lifespan;
    }

    /** What its link is good for. */
    public Purpose ofLink() {
        return this == PATIENT_INVITATION ? INVITATION : this;
    }

    public boolean isInvitation() {
        return ofLink() == INVITATION;
    }

    /** Whether there is nothing to prove. */
    public boolean isNews() {
        return lifespan.isZero();
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
