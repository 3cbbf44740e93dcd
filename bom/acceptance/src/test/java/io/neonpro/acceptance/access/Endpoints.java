package io.neonpro.acceptance.access;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.Optional;
import java.util.stream.Stream;

/** What methods are called over REST, as clients name it. */
final class Endpoints {

    private static final String REST = "jakarta.ws.rs.";

    private Endpoints() {}

    /** Method and path; not of an interface, by which a service asks another one. */
    static Stream<String> operation(JavaMethod method) {
        return Stream.of("GET", "POST", "PUT", "PATCH", "DELETE")
                .filter(verb -> !method.getOwner().isInterface() && method.isAnnotatedWith(REST + verb))
                .map(verb -> verb + " " + path(method));
    }

    private static String path(JavaMethod method) {
        String ofClass = text(method.getOwner().tryGetAnnotationOfType(REST + "Path"));
        String ofMethod = text(method.tryGetAnnotationOfType(REST + "Path"));
        return ("/" + ofClass + "/" + ofMethod).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }

    private static String text(Optional<? extends JavaAnnotation<?>> annotation) {
        return annotation
                .flatMap(found -> found.get("value"))
                .map(Object::toString)
                .orElse("");
    }
}
