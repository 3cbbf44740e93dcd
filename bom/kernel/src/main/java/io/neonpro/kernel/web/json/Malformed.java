package io.neonpro.kernel.web.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.kernel.web.problem.ProblemException;
import java.util.List;

/** What to say about a body that is no JSON, or JSON beyond the bounds. */
final class Malformed {

    private Malformed() {}

    static ProblemException problem(JsonProcessingException failure) {
        Fault fault = failure instanceof StreamConstraintsException
                ? new Fault("", "too-large", "is too deep, or has a too long value" + at(failure))
                : new Fault("", "malformed-json", reason(failure) + at(failure));
        return problem(fault);
    }

    static ProblemException marked() {
        return problem(new Fault("", "malformed-json", "must not begin with a byte order mark"));
    }

    private static ProblemException problem(Fault fault) {
        return new ProblemException(Problem.of(400, fault.code(), "The body could not be read as JSON.")
                .withErrors(List.of(fault)));
    }

    private static String reason(JsonProcessingException failure) {
        String message = failure.getOriginalMessage();
        return message != null && message.startsWith("Duplicate field")
                ? message.replace("Duplicate field", "has a duplicate field")
                : "is not well-formed JSON";
    }

    private static String at(JsonProcessingException failure) {
        JsonLocation location = failure.getLocation();
        return location == null ? "" : ", line " + location.getLineNr() + " column " + location.getColumnNr();
    }
}
