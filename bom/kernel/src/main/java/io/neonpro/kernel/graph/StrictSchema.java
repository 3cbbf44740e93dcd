package io.neonpro.kernel.graph;

import graphql.GraphQL;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.GraphQLUnionType;
import graphql.schema.SchemaTransformer;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.stream.Collectors;

/** The schema that SmallRye GraphQL built, with {@link StrictScalar}s and {@link Entities}. */
@ApplicationScoped
class StrictSchema {

    private static final String ENTITIES = "_entities";
    private static final String ENTITY = "_Entity";
    private static final String ANY = "_Any";

    private final GraphProblems problems;

    StrictSchema(GraphProblems problems) {
        this.problems = problems;
    }

    void replace(@Observes GraphQL.Builder builder, GraphQLSchema schema) {
        builder.schema(withEntities(SchemaTransformer.transformSchema(schema, new Scalars())));
    }

    private GraphQLSchema withEntities(GraphQLSchema schema) {
        GraphQLFieldDefinition field = schema.getQueryType().getFieldDefinition(ENTITIES);
        if (field == null) {
            return schema;
        }
        var place = FieldCoordinates.coordinates(schema.getQueryType().getName(), ENTITIES);
        DataFetcher<?> resolvers = schema.getCodeRegistry().getDataFetcher(place, field);
        Entities entities = new Entities(resolvers, types(schema), problems);
        var registry = schema.getCodeRegistry().transform(change -> change.dataFetcher(place, entities));
        return schema.transformWithoutTypes(change -> change.codeRegistry(registry));
    }

    private static Set<String> types(GraphQLSchema schema) {
        return ((GraphQLUnionType) schema.getType(ENTITY))
                .getTypes().stream().map(GraphQLNamedType::getName).collect(Collectors.toUnmodifiableSet());
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
