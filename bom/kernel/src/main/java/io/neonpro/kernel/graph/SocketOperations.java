package io.neonpro.kernel.graph;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition.Operation;
import io.neonpro.kernel.web.problem.Problem;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Over a WebSocket there are subscriptions, and nothing else: of all that is sent over one, the filters that say who may ask
 * for what, and how often, see the beginning alone.
 */
@ApplicationScoped
class SocketOperations extends SimplePerformantInstrumentation {

    private static final Problem REFUSED =
            Problem.of(400, "invalid-query", "Over a WebSocket a subscription is answered only; POST everything else.");

    private final CurrentVertxRequest request;
    private final GraphProblems problems;

    SocketOperations(CurrentVertxRequest request, GraphProblems problems) {
        this.request = request;
        this.problems = problems;
    }

    @Override
    public InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        Operation kind =
                parameters.getExecutionContext().getOperationDefinition().getOperation();
        if (kind != Operation.SUBSCRIPTION && isOverSocket()) {
            throw new AbortExecutionException(List.of(problems.of(REFUSED, null, null)));
        }
        return super.beginExecuteOperation(parameters, state);
    }

    /** All others are POST ({@link GraphRequests}). */
    private boolean isOverSocket() {
        return !request.getCurrent().request().method().equals(HttpMethod.POST);
    }
}
