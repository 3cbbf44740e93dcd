package io.neonpro.kernel.security;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import io.quarkus.runtime.Startup;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.graphql.api.federation.Resolver;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/**
 * Refuses to start a service that has an endpoint without a declared permission. Endpoints are the
 * methods of REST resources and, in GraphQL, queries, mutations, subscriptions, entity resolvers
 * and source fields: the last two are reached by everyone who may send a query to the subgraph.
 */
@ApplicationScoped
class PermissionGuard {

    private static final Set<Class<? extends Annotation>> DECLARATIONS = Set.of(
            PermissionsAllowed.class,
            PermissionsAllowed.List.class,
            RolesAllowed.class,
            Authenticated.class,
            PermitAll.class,
            DenyAll.class);

    private static final Set<Class<? extends Annotation>> OPERATIONS =
            Set.of(Query.class, Mutation.class, Subscription.class, Resolver.class);

    @Startup
    void check() {
        List<String> open = Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> ((InjectableBean<?>) bean).getImplementationClass())
                .distinct()
                .flatMap(PermissionGuard::undeclared)
                .sorted()
                .toList();
        if (!open.isEmpty()) {
            throw new IllegalStateException(
                    "Endpoints without @PermissionsAllowed or @PermitAll: " + String.join(", ", open));
        }
    }

    /** The endpoints of a class that declare nothing, by name. */
    static Stream<String> undeclared(Class<?> type) {
        if (isDeclared(type)) {
            return Stream.empty();
        }
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> isEndpoint(type, method) && !isDeclared(method))
                .map(method -> type.getName() + "." + method.getName());
    }

    private static boolean isEndpoint(Class<?> type, Method method) {
        if (type.isAnnotationPresent(Path.class)) {
            return Arrays.stream(method.getAnnotations())
                    .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class));
        }
        return hasAny(method, OPERATIONS)
                || Arrays.stream(method.getParameters())
                        .anyMatch(parameter -> parameter.isAnnotationPresent(Source.class));
    }

    private static boolean isDeclared(AnnotatedElement element) {
        return hasAny(element, DECLARATIONS);
    }

    private static boolean hasAny(AnnotatedElement element, Set<Class<? extends Annotation>> annotations) {
        return annotations.stream().anyMatch(element::isAnnotationPresent);
    }
}
