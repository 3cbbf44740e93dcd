package io.neonpro.kernel.graph;

import graphql.validation.ValidationError;
import io.neonpro.kernel.web.problem.Fault;
import io.smallrye.graphql.validation.BeanValidationError;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What GraphQL says about the arguments of a query, as {@link Fault}s without their values. */
final class GraphFaults {

    private static final Pattern ARGUMENT =
            Pattern.compile("argument '([^']+)' with value '.*?' ((?:is|must|has|contains) [^-]+)", Pattern.DOTALL);

    private GraphFaults() {}

    static boolean isAboutInput(ValidationError error) {
        return argument(error).find();
    }

    static Fault of(ValidationError error) {
        Matcher argument = argument(error);
        if (!argument.find()) {
            throw new IllegalArgumentException("Not about an argument: " + error);
        }
        return new Fault(argument.group(1), "wrong-type", argument.group(2).strip());
    }

    /** Constraints of plain arguments; those of input objects are checked as they are read. */
    static List<Fault> of(BeanValidationError error) {
        List<?> violations = (List<?>) error.getExtensions().get("violations");
        return violations.stream()
                .map(violation -> fault((Map<?, ?>) violation))
                .toList();
    }

    private static Fault fault(Map<?, ?> violation) {
        List<?> path = (List<?>) violation.get("propertyPath");
        return new Fault(
                path.getLast().toString(),
                "invalid-value",
                violation.get("message").toString());
    }

    private static Matcher argument(ValidationError error) {
        return ARGUMENT.matcher(error.getDescription() == null ? "" : error.getDescription());
    }
}
