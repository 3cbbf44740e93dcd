package io.neonpro.scheduling.appointment;

import io.neonpro.kernel.value.Code;
import io.neonpro.kernel.value.FreeText;

/** Why an appointment was called off. */
final class Reason {

    /** What is told of a reason in somebody's own words. */
    static final String OTHER = "other";

    static final int MAX_LENGTH = 200;

    private Reason() {}

    /** What may be told to others: a code as it is, and never anybody's words. */
    static String code(FreeText reason) {
        return Code.isWritten(reason.text()) ? reason.text() : OTHER;
    }
}
