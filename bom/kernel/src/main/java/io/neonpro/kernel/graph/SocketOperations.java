package io.neonpro.kernel.graph;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.language.OperationDefinition.Operation;
import io.neonpro.kernel.rate.LocalBucket;
import io.neonpro.kernel.rate.Rate;
import io.neonpro.kernel.web.problem.Problem;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Over a WebSocket there are subscriptions, and nothing else: of all that is sent over one, the filters that say who may ask
 * for what, and how often, see the beginning alone. Whoever sends too many of them is cut off.
 */
@ApplicationScoped
class SocketOperations extends SimplePerformantInstrumentation {

    private static final Problem REFUSED =
            Problem.of(400, "invalid-query", "Over a WebSocket a subscription is answered only; POST everything else.");

    private static final Problem TOO_MANY = Problem.ofStatus(429);

    /** As many as the gateway takes messages. */
    private static final Rate WITHIN_A_SOCKET = new Rate("socket", 1_200, 100);

    private static final String BUCKET = "neonpro.socket-operations";

    private final CurrentVertxRequest request;
    private final GraphProblems problems;

    SocketOperations(CurrentVertxRequest request, GraphProblems problems) {
        this.request = request;
        this.problems = problems;
    }

    /** Before anything of it is read. */
    @Override
    public InstrumentationContext<ExecutionResult> beginExecution(
            InstrumentationExecutionParameters parameters, InstrumentationState state) {
        if (isOverSocket() && !bucket(request.getCurrent()).take()) {
            HttpConnection connection = request.getCurrent().request().connection();
            request.getCurrent().vertx().runOnContext(answered -> connection.close());
            throw new AbortExecutionException(List.of(problems.of(TOO_MANY, null, null)));
        }
        return super.beginExecution(parameters, state);
    }

    /** A socket has one exchange for as long as it lasts. */
    private static LocalBucket bucket(RoutingContext exchange) {
        LocalBucket known = exchange.get(BUCKET);
        if (known != null) {
            return known;
        }
        LocalBucket fresh = new LocalBucket(WITHIN_A_SOCKET);
        exchange.put(BUCKET, fresh);
        return fresh;
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
