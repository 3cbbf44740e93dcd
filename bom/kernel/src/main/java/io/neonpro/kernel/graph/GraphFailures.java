package io.neonpro.kernel.graph;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionResult;
import graphql.GraphQLError;
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
import java.util.Map;

/** Gives every GraphQL error the {@code extensions} that REST would have answered. */
@ApplicationScoped
class GraphFailures {

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final ObjectMapper mapper;

    GraphFailures(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    void translate(@Observes @AfterExecute Context context) {
        SmallRyeContext execution = (SmallRyeContext) context;
        ExecutionResult result = execution.unwrap(ExecutionResult.class);
        if (!result.getErrors().isEmpty()) {
            List<GraphQLError> errors =
                    result.getErrors().stream().map(this::translated).toList();
            execution.setExecutionResult(result.transform(builder -> builder.errors(errors)));
        }
    }

    private GraphQLError translated(GraphQLError error) {
        Problem problem = problemOf(error);
        return new GraphProblem(
                problem, mapper.convertValue(problem.document(), MEMBERS), error.getPath(), error.getLocations());
    }

    private static Problem problemOf(GraphQLError error) {
        return switch (error) {
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
