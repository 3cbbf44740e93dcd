package io.neonpro.manifests.deployment;

import graphql.GraphQL;
import graphql.schema.GraphQLSchema;
import io.quarkus.builder.BuildException;
import io.quarkus.deployment.IsProduction;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ApplicationInfoBuildItem;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.GeneratedFileSystemResourceBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.SystemPropertyBuildItem;
import io.quarkus.deployment.builditem.TransformedClassesBuildItem;
import io.quarkus.smallrye.graphql.deployment.OverridableIndex;
import io.quarkus.smallrye.graphql.runtime.ExtraScalar;
import io.quarkus.smallrye.graphql.runtime.SmallRyeGraphQLConfig;
import io.smallrye.config.Converters;
import io.smallrye.graphql.bootstrap.Bootstrap;
import io.smallrye.graphql.config.ConfigKey;
import io.smallrye.graphql.scalar.GraphQLScalarTypes;
import io.smallrye.graphql.schema.SchemaBuilder;
import io.smallrye.graphql.schema.helper.TypeAutoNameStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Indexer;

/**
 * Writes {@code graphql/<service>.graphql} beside the packaged service: the SDL that its {@code
 * _service} field answers with once it runs.
 *
 * <p>The schema is built as SmallRye GraphQL builds it and asked the gateway's own question;
 * SmallRye's schema printer would leave the federation directives out.
 *
 * <p>SmallRye learns by system properties that there is federation. Maven's JVM has them from its
 * start ({@code .mvn/jvm.config}), as Surefire puts all properties back to what they were whenever
 * the tests of a module that is built beside this one end.
 */
class SdlExport {

    private static final String SDL_QUERY = "{ _service { sdl } }";

    /** The federation directives are declared in a jar without an index of its own. */
    @BuildStep
    IndexDependencyBuildItem directives() {
        return new IndexDependencyBuildItem("io.smallrye", "smallrye-graphql-api");
    }

    /**
     * SmallRye decides whether federation is on while it builds the running schema, and remembers
     * the first answer it gives; consuming the property it leaves makes this the second step to
     * ask.
     */
    @BuildStep(onlyIf = IsProduction.class)
    void export(
            ApplicationInfoBuildItem application,
            SmallRyeGraphQLConfig config,
            CombinedIndexBuildItem index,
            TransformedClassesBuildItem transformed,
            List<SystemPropertyBuildItem> properties,
            BuildProducer<GeneratedFileSystemResourceBuildItem> files)
            throws BuildException, IOException {
        if (!isSubgraph(properties)) {
            return;
        }
        var schema = schema(config, asPackaged(index.getIndex(), transformed));
        if (schema == null) {
            return;
        }
        files.produce(new GeneratedFileSystemResourceBuildItem(
                "graphql/" + application.getName() + ".graphql", sdl(schema).getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isSubgraph(List<SystemPropertyBuildItem> properties) {
        return properties.stream()
                .filter(property -> property.getKey().equals(ConfigKey.ENABLE_FEDERATION))
                .anyMatch(property -> Boolean.parseBoolean(property.getValue()));
    }

    /** Classes that extensions rewrite count as rewritten. */
    private static IndexView asPackaged(IndexView index, TransformedClassesBuildItem transformed) throws IOException {
        var rewritten = new Indexer();
        rewritten.indexClass(Map.class);
        for (var classes : transformed.getTransformedClassesByJar().values()) {
            for (var type : classes) {
                if (type.getData() != null) {
                    rewritten.index(new ByteArrayInputStream(type.getData()));
                }
            }
        }
        return OverridableIndex.create(index, rewritten.complete());
    }

    /** Null when the service has no GraphQL API. */
    private static GraphQLSchema schema(SmallRyeGraphQLConfig config, IndexView index) {
        config.extraScalars().ifPresent(scalars -> scalars.forEach(SdlExport::register));
        var naming = Converters.getImplicitConverter(TypeAutoNameStrategy.class).convert(config.autoNameStrategy());
        var beansAreNotYetInjectable = true;
        return Bootstrap.bootstrap(SchemaBuilder.build(index, naming), beansAreNotYetInjectable);
    }

    private static void register(ExtraScalar scalar) {
        switch (scalar) {
            case UUID -> GraphQLScalarTypes.addUuid();
            case OBJECT -> GraphQLScalarTypes.addObject();
            case JSON -> GraphQLScalarTypes.addJson();
        }
    }

    private static String sdl(GraphQLSchema schema) throws BuildException {
        var answer = GraphQL.newGraphQL(schema).build().execute(SDL_QUERY);
        if (!answer.getErrors().isEmpty()) {
            throw new BuildException("The subgraph does not tell its SDL: " + answer.getErrors());
        }
        Map<String, Map<String, String>> data = answer.getData();
        return data.get("_service").get("sdl");
    }
}
