package io.neonpro.kernel.graph;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.schema.CoercingParseValueException;
import graphql.validation.ValidationError;
import io.neonpro.kernel.web.problem.Failures;
import io.neonpro.kernel.web.problem.Problem;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.cdi.event.AfterExecute;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.validation.BeanValidationError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Gives every GraphQL error the {@code extensions} that REST would have answered. */
@ApplicationScoped
class GraphFailures {

    private final GraphProblems problems;

    GraphFailures(GraphProblems problems) {
        this.problems = problems;
    }

    void translate(@Observes @AfterExecute Context context) {
        SmallRyeContext execution = (SmallRyeContext) context;
        ExecutionResult result = execution.unwrap(ExecutionResult.class);
        if (!result.getErrors().isEmpty()) {
            List<GraphQLError> errors =
                    causes(result.getErrors()).stream().map(this::translated).toList();
            execution.setExecutionResult(result.transform(builder -> builder.errors(errors)));
        }
    }

    /** That a field is null which must not be is no fault of its own where another one explains it. */
    private static List<GraphQLError> causes(List<GraphQLError> errors) {
        List<GraphQLError> causes = errors.stream()
                .filter(error -> !(error instanceof NonNullableFieldWasNullError))
                .toList();
        return causes.isEmpty() ? errors : causes;
    }

    private GraphQLError translated(GraphQLError error) {
        return error instanceof GraphProblem
                ? error
                : problems.of(problemOf(error), pathOf(error), error.getLocations());
    }

    private static List<Object> pathOf(GraphQLError error) {
        return error.getPath() == null && error instanceof ValidationError invalid && hasPath(invalid)
                ? List.copyOf(invalid.getQueryPath())
                : error.getPath();
    }

    private static boolean hasPath(ValidationError error) {
        return error.getQueryPath() != null && !error.getQueryPath().isEmpty();
    }

    private static Problem problemOf(GraphQLError error) {
        return switch (error) {
            case CoercingParseValueException invalid -> Problem.invalidInput(List.of(GraphFaults.ofVariable(invalid)));
            case NonNullableValueCoercedAsNullException missing ->
                Problem.invalidInput(List.of(GraphFaults.ofVariable(missing)));
            case ExceptionWhileDataFetching failure -> Failures.problemOf(failure.getException());
            case BeanValidationError invalid -> Problem.invalidInput(GraphFaults.of(invalid));
            case ValidationError invalid
            when GraphFaults.isAboutInput(invalid) -> Problem.invalidInput(List.of(GraphFaults.of(invalid)));
            default -> Problem.of(400, codeOf(error.getErrorType()), error.getMessage());
        };
    }

    private static String codeOf(ErrorClassification type) {
        return switch (type) {
            case ErrorType.InvalidSyntax -> "malformed-query";
            case ErrorType.ExecutionAborted -> "query-too-large";
            case null, default -> "invalid-query";
        };
    }
}
