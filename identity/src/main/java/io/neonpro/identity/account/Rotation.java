package io.neonpro.identity.account;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * A machine's secret that is to be replaced.
 *
 * @param overlapSeconds how long the secret before it goes on being good, a day when nothing is said; 0 for one that got
 *     out, whose tokens and invitations end with it
 */
public record Rotation(@Min(0) @Max(MAX_OVERLAP_SECONDS) Integer overlapSeconds) {

    static final int MAX_OVERLAP_SECONDS = 7 * 24 * 60 * 60;

    private static final int DEFAULT_OVERLAP_SECONDS = 24 * 60 * 60;

    int seconds() {
        return overlapSeconds == null ? DEFAULT_OVERLAP_SECONDS : overlapSeconds;
    }
}
