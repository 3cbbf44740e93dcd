package io.neonpro.kernel.graph;

import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.spi.EventingService;
import java.util.UUID;

/**
 * Lets operations take {@code @Id UUID}. SmallRye GraphQL 2.17 forgets to say that an ID arrives as
 * text, and then does not turn it into the UUID that it knows the method wants.
 */
public final class UuidArguments implements EventingService {

    @Override
    public String getConfigKey() {
        return null;
    }

    @Override
    public Operation createOperation(Operation operation) {
        operation.getArguments().forEach(argument -> asText(argument.getReference()));
        return operation;
    }

    private static void asText(Reference type) {
        if (type.getClassName().equals(UUID.class.getName())) {
            type.setGraphQLClassName(String.class.getName());
        }
    }
}
