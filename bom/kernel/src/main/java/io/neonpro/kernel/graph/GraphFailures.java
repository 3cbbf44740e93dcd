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
import graphql.validation.ValidationErrorType;
import io.neonpro.kernel.web.problem.Failures;
import io.neonpro.kernel.web.problem.Problem;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.cdi.event.AfterExecute;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.datafetcher.DataFetcherException;
import io.smallrye.graphql.validation.BeanValidationError;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import mutiny.zero.flow.adapters.AdaptersToFlow;
import mutiny.zero.flow.adapters.AdaptersToReactiveStreams;
import org.reactivestreams.Publisher;

/** Gives every GraphQL error the {@code extensions} that REST would have answered. */
@ApplicationScoped
class GraphFailures {

    private final GraphProblems problems;

    GraphFailures(GraphProblems problems) {
        this.problems = problems;
    }

    void translate(@Observes @AfterExecute Context context) {
        SmallRyeContext execution = (SmallRyeContext) context;
        ExecutionResult result = translated(execution.unwrap(ExecutionResult.class));
        execution.setExecutionResult(
                result.getData() instanceof Publisher<?> items
                        ? result.transform(builder -> builder.data(translated(items)))
                        : result);
    }

    /** What a subscription tells, of which every item has errors of its own. */
    private Publisher<ExecutionResult> translated(Publisher<?> items) {
        return AdaptersToReactiveStreams.publisher(Multi.createFrom()
                .publisher(AdaptersToFlow.publisher(items))
                .map(item -> translated((ExecutionResult) item)));
    }

    private ExecutionResult translated(ExecutionResult result) {
        if (result.getErrors().isEmpty()) {
            return result;
        }
        List<GraphQLError> errors =
                causes(result.getErrors()).stream().map(this::translated).toList();
        return result.transform(builder -> builder.errors(errors));
    }

    /** Without what another error explains, or says in other words. */
    private static List<GraphQLError> causes(List<GraphQLError> errors) {
        boolean isInputNamed = errors.stream()
                .anyMatch(error -> error instanceof ValidationError invalid && GraphFaults.isAboutInput(invalid));
        List<GraphQLError> causes = errors.stream()
                .filter(error -> !(error instanceof NonNullableFieldWasNullError))
                .filter(error -> !(isInputNamed && isAboutNull(error)))
                .toList();
        return causes.isEmpty() ? errors : causes;
    }

    private static boolean isAboutNull(GraphQLError error) {
        return error instanceof ValidationError invalid
                && invalid.getValidationErrorType() == ValidationErrorType.NullValueForNonNullArgument;
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
            case ExceptionWhileDataFetching failure -> Failures.problemOf(causeOf(failure.getException()));
            case BeanValidationError invalid -> Problem.invalidInput(GraphFaults.of(invalid));
            case ValidationError invalid
            when GraphFaults.isAboutInput(invalid) -> Problem.invalidInput(List.of(GraphFaults.of(invalid)));
            default -> Problem.of(400, codeOf(error.getErrorType()), error.getMessage());
        };
    }

    /** The library wraps what a stream fails with. */
    private static Throwable causeOf(Throwable failure) {
        return failure instanceof DataFetcherException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static String codeOf(ErrorClassification type) {
        return switch (type) {
            case ErrorType.InvalidSyntax -> "malformed-query";
            case ErrorType.ExecutionAborted -> "query-too-large";
            case null, default -> "invalid-query";
        };
    }
}
