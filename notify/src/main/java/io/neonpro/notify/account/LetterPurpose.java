package io.neonpro.notify.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.Locale;

/** What the link in a letter is for. */
@RegisterForReflection
public enum LetterPurpose {
    INVITATION,
    VERIFICATION,
    RESET,
    BROKEN_GLASS;

    /**
     * @throws IllegalArgumentException for anything else
     */
    @JsonCreator
    public static LetterPurpose of(String code) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("must be invitation, verification, reset or broken-glass"));
    }

    /** In JSON, and the name of its wording. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
