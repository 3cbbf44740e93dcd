package io.neonpro.scheduling.appointment;

import io.neonpro.kernel.value.FreeText;
import java.util.Set;

/** Why an appointment was called off. */
final class Reason {

    /** What is told of a reason in somebody's own words. */
    static final String OTHER = "other";

    static final int MAX_LENGTH = 200;

    private static final Set<String> CODES = Set.of("patient-request", OTHER);

    private Reason() {}

    /** What may be told to others, for ever: a code as it is, and never anybody's words, not even one. */
    static String code(FreeText reason) {
        return CODES.contains(reason.text()) ? reason.text() : OTHER;
    }
}
