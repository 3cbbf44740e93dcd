package io.neonpro.manifests.deployment.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** What a service answers and asks, by the annotations of its endpoints and REST clients. */
final class Interfaces {

    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final DotName PRODUCES = DotName.createSimple("jakarta.ws.rs.Produces");
    private static final DotName CLIENT = DotName.createSimple("io.neonpro.kernel.peer.Asks");
    private static final DotName PERMISSIONS = DotName.createSimple("io.quarkus.security.PermissionsAllowed");
    private static final DotName FOR_SERVICES = DotName.createSimple("io.neonpro.manifests.ForServices");
    private static final DotName IDEMPOTENT = DotName.createSimple("io.neonpro.kernel.web.idempotency.Idempotent");
    private static final DotName HEADER = DotName.createSimple("jakarta.ws.rs.HeaderParam");
    private static final String KEY = "Idempotency-Key";
    private static final DotName OPEN = DotName.createSimple("jakarta.annotation.security.PermitAll");
    private static final DotName GRAPH = DotName.createSimple("org.eclipse.microprofile.graphql.GraphQLApi");
    private static final String EVENT_STREAM = "text/event-stream";
    private static final DotName PIECES = DotName.createSimple("io.smallrye.mutiny.Multi");
    private static final String MANAGEMENT = "/q/";
    private static final String KERNEL = "io.neonpro.kernel.";
    private static final List<String> METHODS = List.of("DELETE", "GET", "PATCH", "POST", "PUT");

    private final IndexView index;

    Interfaces(IndexView index) {
        this.index = index;
    }

    /** Those that it answers, apart from what is for operators. */
    List<Route> answered() {
        return routes(index.getAnnotations(PATH).stream()
                .filter(path -> path.target().kind() == AnnotationTarget.Kind.CLASS)
                .map(path -> path.target().asClass())
                .filter(type -> !type.hasDeclaredAnnotation(CLIENT)));
    }

    /** Those that it asks, by the service that it asks. */
    SortedMap<String, List<Route>> asked() {
        SortedMap<String, List<ClassInfo>> clients = new TreeMap<>();
        for (AnnotationInstance client : index.getAnnotations(CLIENT)) {
            for (String service : client.value().asStringArray()) {
                clients.computeIfAbsent(service, any -> new ArrayList<>())
                        .add(client.target().asClass());
            }
        }
        SortedMap<String, List<Route>> asked = new TreeMap<>();
        clients.forEach((service, types) -> asked.put(service, routes(types.stream())));
        return asked;
    }

    /** Whether a REST client's requests go through a filter of that name. */
    boolean askThrough(String filter) {
        return index
                .getAnnotations(
                        DotName.createSimple("org.eclipse.microprofile.rest.client.annotation.RegisterProvider"))
                .stream()
                .anyMatch(provider ->
                        provider.value().asClass().name().withoutPackagePrefix().equals(filter));
    }

    boolean isSubgraph() {
        return !index.getAnnotations(GRAPH).isEmpty();
    }

    SortedSet<String> permissions() {
        SortedSet<String> permissions = new TreeSet<>();
        for (AnnotationInstance allowed : index.getAnnotations(PERMISSIONS)) {
            permissions.addAll(List.of(allowed.value().asStringArray()));
        }
        return permissions;
    }

    private static List<Route> routes(Stream<ClassInfo> types) {
        SortedMap<String, SortedSet<String>> methods = new TreeMap<>();
        SortedSet<String> streams = new TreeSet<>();
        SortedSet<String> forServices = new TreeSet<>();
        SortedSet<String> open = new TreeSet<>();
        SortedSet<String> everywhere = new TreeSet<>();
        SortedSet<String> remembered = new TreeSet<>();
        types.forEach(type -> type.methods()
                .forEach(method -> method(method).ifPresent(verb -> {
                    String path = path(type, method);
                    methods.computeIfAbsent(path, any -> new TreeSet<>()).add(verb);
                    if (isStream(type, method)) {
                        streams.add(path);
                    }
                    if (type.hasDeclaredAnnotation(FOR_SERVICES)) {
                        forServices.add(path);
                    }
                    if (method.hasDeclaredAnnotation(OPEN) || type.hasDeclaredAnnotation(OPEN)) {
                        open.add(path);
                    }
                    if (type.name().toString().startsWith(KERNEL)) {
                        everywhere.add(path);
                    }
                    if (verb.equals("POST") && isRemembered(type, method)) {
                        remembered.add(path);
                    }
                })));
        return methods.entrySet().stream()
                .filter(route -> !route.getKey().startsWith(MANAGEMENT))
                .map(route -> new Route(
                        route.getKey(),
                        List.copyOf(route.getValue()),
                        streams.contains(route.getKey()),
                        forServices.contains(route.getKey()),
                        open.contains(route.getKey()),
                        everywhere.contains(route.getKey()),
                        remembered.contains(route.getKey())))
                .toList();
    }

    private static Optional<String> method(MethodInfo method) {
        return METHODS.stream()
                .filter(verb -> method.hasDeclaredAnnotation(DotName.createSimple("jakarta.ws.rs." + verb)))
                .findFirst();
    }

    /** Without what says of a varying part how it looks. */
    private static String path(ClassInfo type, MethodInfo method) {
        String path = "/" + value(type.declaredAnnotation(PATH)) + "/" + value(method.declaredAnnotation(PATH));
        return path.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}")
                .replaceAll("/+", "/")
                .replaceAll("(.)/$", "$1");
    }

    private static String value(AnnotationInstance path) {
        return path == null ? "" : path.value().asString();
    }

    /** By the kernel, or by itself, as it asks for the key. */
    private static boolean isRemembered(ClassInfo type, MethodInfo method) {
        return type.hasDeclaredAnnotation(IDEMPOTENT)
                || method.hasDeclaredAnnotation(IDEMPOTENT)
                || method.annotations(HEADER).stream()
                        .anyMatch(header -> header.value().asString().equals(KEY));
    }

    /** What comes in pieces lasts as long as somebody takes them: news, and also a file. */
    private static boolean isStream(ClassInfo type, MethodInfo method) {
        return method.returnType().name().equals(PIECES) || isEventStream(type, method);
    }

    private static boolean isEventStream(ClassInfo type, MethodInfo method) {
        AnnotationInstance produced = method.hasDeclaredAnnotation(PRODUCES)
                ? method.declaredAnnotation(PRODUCES)
                : type.declaredAnnotation(PRODUCES);
        return produced != null
                && Arrays.asList(produced.value().asStringArray()).contains(EVENT_STREAM);
    }
}
