package io.neonpro.kernel.web.openapi;

import io.neonpro.kernel.web.idempotency.Idempotent;
import io.neonpro.kernel.web.parameter.Extensible;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** What the annotations and the return type of a resource method say about it. */
record Endpoint(MethodInfo method) {

    private static final DotName REST_RESPONSE = DotName.createSimple(RestResponse.class);

    /** By their names: who notes accesses knows of requests, and not the other way round. */
    private static final DotName AUDITED = DotName.createSimple("io.neonpro.kernel.audit.Audited");

    private static final DotName BREAK_GLASS = DotName.createSimple("io.neonpro.kernel.audit.BreakGlass");

    private static final List<Class<?>> METHODS = List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);

    /** All there are, by the operation id that the scanner gives them. */
    static Map<String, Endpoint> all(IndexView index) {
        Map<String, Endpoint> endpoints = new TreeMap<>();
        for (AnnotationInstance path : index.getAnnotations(DotName.createSimple(Path.class))) {
            if (path.target().kind() == AnnotationTarget.Kind.CLASS) {
                ClassInfo resource = path.target().asClass();
                resource.methods().stream()
                        .filter(method -> METHODS.stream().anyMatch(verb -> method.hasAnnotation(name(verb))))
                        .forEach(method -> endpoints.put(
                                resource.name().withoutPackagePrefix() + "_" + method.name(), new Endpoint(method)));
            }
        }
        return endpoints;
    }

    boolean isOpen() {
        return method.hasAnnotation(name(PermitAll.class));
    }

    /** The permissions that a caller needs. */
    List<String> permissions() {
        AnnotationInstance allowed = method.annotation(name(PermissionsAllowed.class));
        return allowed == null ? List.of() : List.of(allowed.value().asStringArray());
    }

    boolean isIdempotent() {
        return method.hasAnnotation(name(Idempotent.class));
    }

    /** Whether it is noted who asked, and what for. */
    boolean isAudited() {
        return method.hasAnnotation(AUDITED);
    }

    /** Whether the glass may be broken for it. */
    boolean isForEmergencies() {
        return method.hasAnnotation(BREAK_GLASS);
    }

    /** Whether its answer is about a person, who may be erased before it is asked for again. */
    boolean isAboutSomebody() {
        AnnotationInstance idempotent = method.annotation(name(Idempotent.class));
        return idempotent != null && idempotent.value("about") != null;
    }

    boolean isRead() {
        return method.hasAnnotation(name(GET.class));
    }

    /**
     * Whether its answers have an {@code ETag}: those of {@code Answers} do, and only they are responses with a body;
     * but for protocols of their own.
     */
    boolean isVersioned() {
        return !isExtensible()
                && status() != RestResponse.StatusCode.NO_CONTENT
                && response().filter(body -> !isVoid(body)).isPresent();
    }

    /** Whether parameters that it does not know are ignored. */
    boolean isExtensible() {
        return method.declaringClass().hasAnnotation(name(Extensible.class));
    }

    boolean answersNothing() {
        return response().filter(Endpoint::isVoid).isPresent();
    }

    int status() {
        AnnotationInstance status = method.annotation(name(ResponseStatus.class));
        if (status != null) {
            return status.value().asInt();
        }
        return answersNothing() ? RestResponse.StatusCode.NO_CONTENT : RestResponse.StatusCode.OK;
    }

    /** What is in its {@code Uni<RestResponse<…>>}, if it returns one. */
    private Optional<Type> response() {
        return Stream.iterate(Optional.of(method.returnType()), Optional::isPresent, Endpoint::argument)
                .map(Optional::get)
                .filter(type -> type.name().equals(REST_RESPONSE))
                .findFirst()
                .flatMap(Endpoint::argument);
    }

    private static Optional<Type> argument(Optional<Type> type) {
        return type.flatMap(Endpoint::argument);
    }

    private static Optional<Type> argument(Type type) {
        return type.kind() == Type.Kind.PARAMETERIZED_TYPE
                ? Optional.of(type.asParameterizedType().arguments().getFirst())
                : Optional.empty();
    }

    private static boolean isVoid(Type type) {
        return type.name().equals(DotName.createSimple(Void.class));
    }

    private static DotName name(Class<?> type) {
        return DotName.createSimple(type);
    }
}
