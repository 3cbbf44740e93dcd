package io.neonpro.patient.request;

import io.neonpro.kernel.value.Code;
import io.neonpro.kernel.value.Label;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a request ends.
 *
 * @param state {@code fulfilled} or {@code refused}
 * @param reason why it is refused, in kebab-case: the person is to be told (LGPD art. 18, § 4)
 * @param legalBasis of the refusal, or of what is kept
 * @param keptUntil when what is kept may go, too
 */
public record Closing(
        @NotNull RequestState state,
        @Nullable @Size(max = MAX_REASON) Code reason,
        @Nullable @Size(max = MAX_BASIS) Label legalBasis,
        @Nullable LocalDate keptUntil) {

    static final int MAX_REASON = 60;
    static final int MAX_BASIS = 200;

    /** All was done. */
    public static Closing fulfilled() {
        return new Closing(RequestState.FULFILLED, null, null, null);
    }

    /** All was done but what the law keeps. */
    public static Closing fulfilledKeeping(String legalBasis, LocalDate until) {
        return new Closing(RequestState.FULFILLED, null, Label.of(legalBasis), until);
    }

    public static Closing refused(String reason, @Nullable String legalBasis, @Nullable LocalDate until) {
        return new Closing(
                RequestState.REFUSED,
                Code.of(reason),
                Optional.ofNullable(legalBasis).map(Label::of).orElse(null),
                until);
    }
}
