package io.neonpro.acceptance.access;

import com.tngtech.archunit.core.domain.JavaMethod;
import io.neonpro.acceptance.house.House;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What fields of subgraphs ask of who asks for them, as the code says. */
final class GraphAccess {

    private static final Map<String, String> KINDS = Map.of(
            "org.eclipse.microprofile.graphql.Query", "query",
            "org.eclipse.microprofile.graphql.Mutation", "mutation",
            "io.smallrye.graphql.api.federation.Resolver", "resolver");

    private GraphAccess() {}

    /** By the name of the service, and the field's kind and name: {@code billing query invoice}. */
    static Map<String, Demand> all() {
        return House.ALL.stream()
                .flatMap(type -> type.getMethods().stream())
                .flatMap(GraphAccess::of)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<Map.Entry<String, Demand>> of(JavaMethod method) {
        String service = method.getOwner().getPackageName().split("\\.")[2];
        return KINDS.entrySet().stream()
                .filter(kind -> method.isAnnotatedWith(kind.getKey()))
                .map(kind -> Map.entry(
                        service + " " + kind.getValue() + " " + name(method, kind.getKey()), Demand.of(method)));
    }

    private static String name(JavaMethod method, String annotation) {
        return method.tryGetAnnotationOfType(annotation)
                .flatMap(found -> found.get("value"))
                .map(Object::toString)
                .filter(given -> !given.isEmpty())
                .orElseGet(() -> method.getName().replace("resolveTenant", "tenant"));
    }
}
