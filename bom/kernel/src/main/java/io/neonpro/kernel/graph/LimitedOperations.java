package io.neonpro.kernel.graph;

import graphql.GraphQL;
import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.Instrumentation;
import graphql.introspection.Introspection;
import io.neonpro.kernel.web.edge.ManagementPort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses operations beyond the {@link GraphLimits}, whoever sends them: the gateway is not the only way here. Where the schema
 * is at a port of its own, nobody asks for it here.
 */
@ApplicationScoped
class LimitedOperations {

    private final Instrumentation limits;

    LimitedOperations(GraphLimits limits, ManagementPort management, SocketOperations sockets) {
        if (management.isApart()) {
            Introspection.enabledJvmWide(false);
        }
        this.limits = new ChainedInstrumentation(
                sockets,
                new MaxQueryDepthInstrumentation(limits.maxDepth()),
                new MaxQueryComplexityInstrumentation(limits.maxFields()),
                new MaxQueryComplexityInstrumentation(limits.maxObjects(), new ObjectCount()));
    }

    void limit(@Observes GraphQL.Builder builder) {
        builder.instrumentation(limits);
    }
}
