package io.neonpro.manifests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.peer.Asks;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.graphql.api.federation.Resolver;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

class EndpointCheckTest {

    @Test
    void endpointsWithoutADeclarationAreFoundAndNoOthers() throws IOException {
        Index index = Index.of(Rest.class, Purge.class, Graph.class, Open.class, Asked.class);

        assertThat(EndpointCheck.undeclared(index))
                .containsExactly(
                        name(Graph.class, "change"),
                        name(Graph.class, "field"),
                        name(Graph.class, "list"),
                        name(Graph.class, "resolve"),
                        name(Rest.class, "list"),
                        name(Rest.class, "purge"));
    }

    @Test
    void theyEndTheBuildAndAreNamed() throws IOException {
        List<ValidationErrorBuildItem> errors = new ArrayList<>();

        new EndpointCheck().check(of(Open.class, Asked.class), errors::add);
        assertThat(errors).isEmpty();
        new EndpointCheck().check(of(Rest.class), errors::add);
        assertThat(errors)
                .singleElement()
                .satisfies(error -> assertThat(error.getValues())
                        .singleElement()
                        .satisfies(cause -> assertThat(cause).hasMessageContaining(name(Rest.class, "list"))));
    }

    private static CombinedIndexBuildItem of(Class<?>... types) throws IOException {
        Index index = Index.of(types);
        return new CombinedIndexBuildItem(index, index);
    }

    private static String name(Class<?> type, String method) {
        return type.getName() + "." + method;
    }

    @Path("/rest")
    abstract static class Rest {

        @GET
        public abstract String list();

        @Purge
        public abstract void purge();

        @GET
        @Path("declared")
        @PermissionsAllowed("note:read")
        public abstract String declared();

        public abstract String noEndpoint();
    }

    @HttpMethod("PURGE")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Purge {}

    abstract static class Graph {

        @Query
        public abstract String list();

        @Mutation
        public abstract String change();

        @Resolver
        public abstract String resolve(String id);

        public abstract String field(@Source String note);

        @Query
        @PermissionsAllowed("note:read")
        public abstract String declared();
    }

    /** Says it once for all. */
    @Path("/open")
    @PermitAll
    abstract static class Open {

        @GET
        public abstract String list();
    }

    /** What is asked of others, they declare. */
    @Path("/asked")
    @Asks("asked")
    interface Asked {

        @GET
        String list();
    }
}
