package io.neonpro.kernel.web.problem;

import io.neonpro.kernel.value.InvalidValue;
import java.util.List;
import java.util.Set;

/**
 * One thing that is wrong with a request.
 *
 * @param field where, as a path from the root of the body ({@code owner.email}, {@code
 *     weekly[2].from}) or the name of the parameter or header; empty for the request as a whole
 * @param code stable kebab-case name, for example {@code required}, {@code unknown-field}, {@code
 *     wrong-type}, {@code invalid-value}, or the name of the constraint ({@code not-blank})
 * @param message one sentence for a person, without the field's name
 */
public record Fault(String field, String code, String message) {

    private static final Set<String> OF_SENSE = Set.of(InvalidValue.AMOUNT, InvalidValue.CURRENCY);

    public static Fault unknownParameter(String name) {
        return new Fault(name, "unknown-parameter", "is no parameter of this address");
    }

    /** Both in one, under the code of this one. */
    Fault and(Fault other) {
        boolean isTold = List.of(message.split("; ")).contains(other.message);
        return isTold ? this : new Fault(field, code, message + "; " + other.message);
    }

    /** Whether what is written is of the right type, yet no money. */
    boolean isOfSense() {
        return OF_SENSE.contains(code);
    }
}
