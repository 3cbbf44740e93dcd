package io.neonpro.kernel.web.idempotency;

import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.problem.ProblemException;
import java.util.UUID;
import java.util.regex.Pattern;

/** A client's key, within its tenant; two clients may choose the same text. */
record IdempotencyKey(UUID actor, String text) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,255}");
    private static final UUID NOBODY = new UUID(0, 0);

    static IdempotencyKey of(String header) {
        if (!VISIBLE_ASCII.matcher(header).matches()) {
            throw ProblemException.invalidInput(HEADER, "invalid-value", "must be 1 to 255 visible ASCII characters");
        }
        return new IdempotencyKey(Tenancy.require().user().orElse(NOBODY), header);
    }

    /** Where its answer is stored, to which that is bound. */
    String place() {
        return actor + "|" + text;
    }
}
