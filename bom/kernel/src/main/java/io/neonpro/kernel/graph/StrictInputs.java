package io.neonpro.kernel.graph;

import io.smallrye.graphql.schema.model.Argument;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.ReferenceType;
import io.smallrye.graphql.spi.EventingService;
import jakarta.json.bind.Jsonb;
import java.util.HashMap;
import java.util.Map;

/** Has every input object of the schema read by {@link StrictInput}; found by SmallRye GraphQL. */
public final class StrictInputs implements EventingService {

    private final Map<String, Jsonb> readers = new HashMap<>();

    @Override
    public String getConfigKey() {
        return null;
    }

    @Override
    public Operation createOperation(Operation operation) {
        for (Argument argument : operation.getArguments()) {
            if (argument.getReference().getType() == ReferenceType.INPUT) {
                readers.put(argument.getReference().getClassName(), new StrictInput());
            }
        }
        return operation;
    }

    @Override
    public Map<String, Jsonb> overrideJsonbConfig() {
        return readers;
    }
}
