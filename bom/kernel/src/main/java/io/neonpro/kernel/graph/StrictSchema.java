package io.neonpro.kernel.graph;

import graphql.GraphQL;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.quarkus.arc.All;
import io.smallrye.graphql.schema.model.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The schema that SmallRye GraphQL built, with {@link StrictScalar}s and {@link Entities}.
 *
 * <p>It is made once: SmallRye GraphQL builds anew for each of several first requests, and a schema that is transformed
 * twice shares its references to types, so that the earlier result refers to types of the later one.
 */
@ApplicationScoped
class StrictSchema {

    private static final String ENTITIES = "_entities";
    private static final String ANY = "_Any";

    private final GraphQLSchema strict;

    StrictSchema(GraphQLSchema schema, Schema model, @All List<Absences> absences, GraphProblems problems) {
        this.strict = withEntities(
                withScalars(schema), resolvers -> new Entities(resolvers, resolved(model), absences, problems));
    }

    void replace(@Observes GraphQL.Builder builder) {
        builder.schema(strict);
    }

    static GraphQLSchema withScalars(GraphQLSchema schema) {
        return SchemaTransformer.transformSchema(schema, new Scalars());
    }

    private static GraphQLSchema withEntities(GraphQLSchema schema, Function<DataFetcher<?>, Entities> entities) {
        GraphQLFieldDefinition field = schema.getQueryType().getFieldDefinition(ENTITIES);
        if (field == null) {
            return schema;
        }
        var place = FieldCoordinates.coordinates(schema.getQueryType().getName(), ENTITIES);
        Entities fetcher = entities.apply(schema.getCodeRegistry().getDataFetcher(place, field));
        var registry = schema.getCodeRegistry().transform(change -> change.dataFetcher(place, fetcher));
        return schema.transformWithoutTypes(change -> change.codeRegistry(registry));
    }

    /** What a subgraph only refers to is an entity too, which another one resolves. */
    private static Set<String> resolved(Schema model) {
        return model.getResolvers().stream()
                .map(resolver -> resolver.getReference().getName())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static final class Scalars extends GraphQLTypeVisitorStub {

        @Override
        public TraversalControl visitGraphQLScalarType(
                GraphQLScalarType scalar, TraverserContext<GraphQLSchemaElement> context) {
            if (scalar.getName().equals(ANY)) {
                return changeNode(context, scalar.transform(change -> change.coercing(new AnyValue())));
            }
            return StrictScalar.of(scalar)
                    .map(strict -> changeNode(context, strict))
                    .orElse(TraversalControl.CONTINUE);
        }
    }
}
