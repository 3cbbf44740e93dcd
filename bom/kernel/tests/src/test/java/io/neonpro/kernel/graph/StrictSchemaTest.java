package io.neonpro.kernel.graph;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.GraphQL;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputValueDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.graphql.bootstrap.Bootstrap;
import io.smallrye.graphql.schema.model.Schema;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class StrictSchemaTest {

    @Inject
    StrictSchema strict;

    @Inject
    GraphQLSchema built;

    @Inject
    Schema model;

    @Test
    void whoeverAsksFirstGetsTheSameSchema() {
        GraphQLSchema first = replaced();
        GraphQLSchema second = replaced();

        assertThat(second).isSameAs(first);
        assertThat(strangers(first)).isEmpty();
        assertThat(references(first)).contains("_Any", "String", "Note");
    }

    /** The order in which SmallRye GraphQL hands over its types is another one in every start. */
    @RepeatedTest(20)
    void everyReferenceIsToTheTypeOfItsSchema() {
        GraphQLSchema schema = StrictSchema.withScalars(Bootstrap.bootstrap(model));

        assertThat(strangers(schema)).isEmpty();
    }

    @Test
    void aSchemaTransformedTwiceRefersToTheTypesOfAnother() {
        GraphQLSchema fresh = Bootstrap.bootstrap(model);
        GraphQLSchema first = StrictSchema.withScalars(fresh);
        StrictSchema.withScalars(fresh);

        assertThat(strangers(first)).contains("_Any");
    }

    private GraphQLSchema replaced() {
        GraphQL.Builder builder = GraphQL.newGraphQL(built);
        strict.replace(builder);
        return builder.build().getGraphQLSchema();
    }

    private static List<String> strangers(GraphQLSchema schema) {
        return referred(schema)
                .filter(type -> schema.getType(type.getName()) != type)
                .map(GraphQLNamedType::getName)
                .toList();
    }

    private static List<String> references(GraphQLSchema schema) {
        return referred(schema).map(GraphQLNamedType::getName).toList();
    }

    private static Stream<GraphQLNamedType> referred(GraphQLSchema schema) {
        return schema.getAllTypesAsList().stream()
                .flatMap(StrictSchemaTest::typesWithin)
                .map(GraphQLTypeUtil::unwrapAll)
                .map(GraphQLNamedType.class::cast);
    }

    private static Stream<GraphQLType> typesWithin(GraphQLNamedType type) {
        return switch (type) {
            case GraphQLFieldsContainer container ->
                container.getFieldDefinitions().stream().flatMap(StrictSchemaTest::typesOf);
            case GraphQLInputObjectType input ->
                input.getFieldDefinitions().stream().map(GraphQLInputValueDefinition::getType);
            default -> Stream.empty();
        };
    }

    private static Stream<GraphQLType> typesOf(GraphQLFieldDefinition field) {
        return Stream.concat(
                Stream.of(field.getType()), field.getArguments().stream().map(GraphQLInputValueDefinition::getType));
    }
}
