package io.neonpro.kernel.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;

/**
 * The methods that each address of the REST resources has (RFC 9110, 10.2.1), of which the framework tells those of the
 * class only.
 */
final class AllowedMethods {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^/]*}");

    /** Of one deployment, which a program has; of more where it is reloaded. */
    private static final Map<Deployment, List<Route>> KNOWN = new ConcurrentHashMap<>();

    /** A method, and the addresses that have it. */
    private record Route(String method, Pattern addresses) {

        static Route of(RuntimeResource resource) {
            String template = Stream.of(resource.getClassPath(), resource.getPath())
                    .filter(Objects::nonNull)
                    .map((URITemplate part) -> part.template)
                    .collect(Collectors.joining("/"));
            String path = Arrays.stream(template.split("/"))
                    .filter(step -> !step.isEmpty())
                    .map(step -> PARAMETER.matcher(step).matches() ? "/[^/]+" : "/" + Pattern.quote(step))
                    .collect(Collectors.joining());
            return new Route(resource.getHttpMethod(), Pattern.compile(path + "/?"));
        }
    }

    private AllowedMethods() {}

    /** In alphabetical order; none where nothing is. */
    static Set<String> at(String path, Deployment deployment) {
        Set<String> methods = KNOWN.computeIfAbsent(deployment, AllowedMethods::routes).stream()
                .filter(route -> route.addresses().matcher(path).matches())
                .map(Route::method)
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }

    private static List<Route> routes(Deployment deployment) {
        List<Route> routes = new ArrayList<>();
        deployment.getClassMappers().stream()
                .flatMap(mapped -> Arrays.stream(mapped.value.handlers))
                .filter(ClassRoutingHandler.class::isInstance)
                .flatMap(handler -> ((ClassRoutingHandler) handler).getMappers().values().stream())
                .<RequestMapper.RequestPath<RuntimeResource>>flatMap(mapper -> mapper.getTemplates().stream())
                .map(mapped -> mapped.value)
                .filter(resource -> resource.getHttpMethod() != null)
                .map(Route::of)
                .forEach(routes::add);
        return List.copyOf(routes);
    }
}
