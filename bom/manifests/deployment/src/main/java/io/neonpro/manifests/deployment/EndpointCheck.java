package io.neonpro.manifests.deployment;

import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationTarget.Kind;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Refuses to build a service that has an endpoint without a declared permission. Endpoints are the methods of REST resources and,
 * in GraphQL, queries, mutations, subscriptions, entity resolvers and source fields: the last two are reached by everyone who may
 * send a query to the subgraph.
 */
class EndpointCheck {

    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final DotName HTTP_METHOD = DotName.createSimple("jakarta.ws.rs.HttpMethod");
    private static final DotName CLIENT = DotName.createSimple("io.neonpro.kernel.peer.Asks");
    private static final DotName SOURCE = DotName.createSimple("org.eclipse.microprofile.graphql.Source");
    private static final List<DotName> VERBS = names(
            "jakarta.ws.rs.DELETE",
            "jakarta.ws.rs.GET",
            "jakarta.ws.rs.HEAD",
            "jakarta.ws.rs.OPTIONS",
            "jakarta.ws.rs.PATCH",
            "jakarta.ws.rs.POST",
            "jakarta.ws.rs.PUT");
    private static final List<DotName> OPERATIONS = names(
            "org.eclipse.microprofile.graphql.Query",
            "org.eclipse.microprofile.graphql.Mutation",
            "io.smallrye.graphql.api.Subscription",
            "io.smallrye.graphql.api.federation.Resolver");
    private static final List<DotName> DECLARATIONS = names(
            "io.quarkus.security.PermissionsAllowed",
            "io.quarkus.security.PermissionsAllowed$List",
            "io.quarkus.security.Authenticated",
            "jakarta.annotation.security.DenyAll",
            "jakarta.annotation.security.PermitAll",
            "jakarta.annotation.security.RolesAllowed");

    @BuildStep
    void check(CombinedIndexBuildItem index, BuildProducer<ValidationErrorBuildItem> errors) {
        List<String> open = undeclared(index.getIndex());
        if (!open.isEmpty()) {
            errors.produce(new ValidationErrorBuildItem(new IllegalStateException(
                    "Endpoints without @PermissionsAllowed or @PermitAll: " + String.join(", ", open))));
        }
    }

    /** The endpoints that declare nothing, by name. */
    static List<String> undeclared(IndexView index) {
        return Stream.concat(resourceMethods(index), graphMethods(index))
                .filter(method -> !isDeclared(method))
                .map(method -> method.declaringClass().name() + "." + method.name())
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<MethodInfo> resourceMethods(IndexView index) {
        return index.getAnnotations(PATH).stream()
                .filter(path -> path.target().kind() == Kind.CLASS)
                .map(path -> path.target().asClass())
                .filter(type -> !type.hasDeclaredAnnotation(CLIENT))
                .flatMap(type -> type.methods().stream())
                .filter(method -> answersHttp(index, method));
    }

    private static boolean answersHttp(IndexView index, MethodInfo method) {
        return method.declaredAnnotations().stream()
                .anyMatch(annotation -> VERBS.contains(annotation.name()) || isVerb(index, annotation.name()));
    }

    /** Whether an annotation of the house's own says which HTTP method it is. */
    private static boolean isVerb(IndexView index, DotName annotation) {
        ClassInfo type = index.getClassByName(annotation);
        return type != null && type.hasDeclaredAnnotation(HTTP_METHOD);
    }

    private static Stream<MethodInfo> graphMethods(IndexView index) {
        Stream<MethodInfo> operations = OPERATIONS.stream()
                .flatMap(operation -> index.getAnnotations(operation).stream())
                .filter(operation -> operation.target().kind() == Kind.METHOD)
                .map(operation -> operation.target().asMethod());
        Stream<MethodInfo> sourceFields = index.getAnnotations(SOURCE).stream()
                .filter(source -> source.target().kind() == Kind.METHOD_PARAMETER)
                .map(source -> source.target().asMethodParameter().method());
        return Stream.concat(operations, sourceFields);
    }

    private static boolean isDeclared(MethodInfo method) {
        return DECLARATIONS.stream()
                .anyMatch(declaration -> method.hasDeclaredAnnotation(declaration)
                        || method.declaringClass().hasDeclaredAnnotation(declaration));
    }

    private static List<DotName> names(String... names) {
        return Stream.of(names).map(DotName::createSimple).toList();
    }
}
