package io.neonpro.notify.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.Locale;

/** What a letter is for, or its link. */
@RegisterForReflection
public enum LetterPurpose {
    INVITATION,
    /** For who is to sign in as a patient. */
    PATIENT_INVITATION,
    VERIFICATION,
    RESET,
    BROKEN_GLASS,
    /** Somebody takes all that a group has along, or has it leave. */
    GIVEN_AWAY,
    /** Requests of data subjects are late, or will soon be. */
    REQUESTS_DUE,
    /** A group trusts another provider of identities. */
    PROVIDER_TRUSTED,
    /** A group has another service account, or one has another secret. */
    MACHINE_TRUSTED,
    /** There is another password. */
    PASSWORD_CHANGED,
    /** There is another second factor, or one less. */
    FACTOR_CHANGED;

    /**
     * @throws IllegalArgumentException for anything else
     */
    @JsonCreator
    public static LetterPurpose of(String code) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.code().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("must be invitation, patient-invitation, verification, reset,"
                                + " broken-glass, given-away, requests-due, provider-trusted,"
                                + " machine-trusted, password-changed or factor-changed"));
    }

    /** In JSON, and the name of its wording. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
