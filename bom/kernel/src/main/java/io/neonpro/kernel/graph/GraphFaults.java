package io.neonpro.kernel.graph;

import graphql.GraphQLException;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.validation.ValidationError;
import io.neonpro.kernel.web.problem.Fault;
import io.smallrye.graphql.validation.BeanValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What GraphQL says about the arguments of a query, as {@link Fault}s without their values. */
final class GraphFaults {

    private static final Pattern ARGUMENT =
            Pattern.compile("argument '([^']+)' with value '.*?' ((?:is|must|has|contains) [^-]+)", Pattern.DOTALL);

    private static final Pattern VARIABLE = Pattern.compile("[Vv]ariable '([^']+)'|[Ff]ield '([^']+)'");

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

    /** A variable that has no value of its type; the library's words for it are Java's. */
    static Fault ofVariable(GraphQLException failure) {
        Matcher names = VARIABLE.matcher(failure.getMessage());
        List<String> found = new ArrayList<>();
        while (names.find() && found.size() < 2) {
            found.add(names.group(1) == null ? names.group(2) : names.group(1));
        }
        boolean isMissing = failure instanceof NonNullableValueCoercedAsNullException;
        return new Fault(
                String.join(".", found),
                isMissing ? "required" : "wrong-type",
                isMissing ? "must not be null" : "has no value of the type that the schema gives it");
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
