package io.neonpro.acceptance.house;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.neonpro.contracts.access.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may do what: each endpoint with the permissions that it declares, the roles that have them, and how far that reaches; and
 * what no request begins.
 */
final class AccessTable {

    private static final List<Role> ROLES = List.of(
            Role.OWNER, Role.MANAGER, Role.PRACTITIONER, Role.RECEPTION, Role.FINANCE, Role.SERVICE, Role.PATIENT);

    private static final List<String> VERBS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final String REST = "jakarta.ws.rs.";
    private static final List<String> FIELDS = List.of(
            "org.eclipse.microprofile.graphql.Query",
            "org.eclipse.microprofile.graphql.Mutation",
            "io.smallrye.graphql.api.Subscription",
            "io.smallrye.graphql.api.federation.Resolver");

    private static final int COLUMNS_OF_REACH = 3;

    private static final String PERMISSIONS = "io.quarkus.security.PermissionsAllowed";
    private static final String ANYBODY_SIGNED_IN = "io.quarkus.security.Authenticated";

    private AccessTable() {}

    /** What no request begins, by what it extends, and for whom it is done. */
    private static final Map<String, String> BEGUN_BY_NONE = Map.of(
            "io.neonpro.kernel.event.Listener", "event | the event's tenant",
            "io.neonpro.kernel.job.JobKind", "job | the job's tenant, or the platform",
            "io.neonpro.kernel.data.Retention", "what is forgotten | all tenants, by age alone");

    /** In Markdown, a line for each endpoint. */
    static String of(JavaClasses code) {
        String head = "| service | endpoint | permission | "
                + ROLES.stream().map(Role::code).collect(joining(" | "))
                + " | own clinic | other clinic | other tenant |\n|---|---|---|"
                + ":-:|".repeat(ROLES.size() + COLUMNS_OF_REACH)
                + "\n";
        return code.stream()
                .flatMap(type -> type.getMethods().stream())
                .flatMap(AccessTable::endpoint)
                .sorted()
                .distinct()
                .collect(joining("\n", head, "\n"));
    }

    /** In Markdown, a line for each consumer of events and each job, which see all clinics and ask for no permission. */
    static String begunByNone(JavaClasses code) {
        return code.stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .flatMap(type -> BEGUN_BY_NONE.entrySet().stream()
                        .filter(kind -> type.isAssignableTo(kind.getKey()))
                        .map(kind ->
                                "| %s | `%s` | %s |".formatted(service(type), type.getSimpleName(), kind.getValue())))
                .sorted()
                .distinct()
                .collect(joining("\n", "| service | what | begun by | for |\n|---|---|---|---|\n", "\n"));
    }

    private static Stream<String> endpoint(JavaMethod method) {
        if (method.getOwner().isAnnotatedWith("io.neonpro.kernel.peer.Asks")) {
            return Stream.empty();
        }
        return Stream.concat(operation(method), field(method)).map(endpoint -> line(method, endpoint));
    }

    private static Stream<String> operation(JavaMethod method) {
        return VERBS.stream()
                .filter(verb -> method.isAnnotatedWith(REST + verb))
                .map(verb -> verb + " " + path(method));
    }

    private static String path(JavaMethod method) {
        String ofClass = text(method.getOwner().tryGetAnnotationOfType(REST + "Path"));
        String ofMethod = text(method.tryGetAnnotationOfType(REST + "Path"));
        return ("/" + ofClass + "/" + ofMethod).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }

    private static Stream<String> field(JavaMethod method) {
        return FIELDS.stream()
                .filter(method::isAnnotatedWith)
                .map(kind -> kind.substring(kind.lastIndexOf('.') + 1).toLowerCase() + " " + name(method, kind));
    }

    private static String name(JavaMethod method, String kind) {
        String given = text(method.tryGetAnnotationOfType(kind));
        return given.isEmpty() ? method.getName() : given;
    }

    private static String line(JavaMethod method, String endpoint) {
        Optional<? extends JavaAnnotation<?>> declared = method.tryGetAnnotationOfType(PERMISSIONS);
        List<String> permissions =
                declared.map(annotation -> texts(annotation, "value")).orElse(List.of());
        boolean needsAll = declared.flatMap(annotation -> annotation.get("inclusive"))
                .map(Boolean.TRUE::equals)
                .orElse(false);
        List<String> cells = new ArrayList<>(List.of(service(method.getOwner()), "`" + endpoint + "`"));
        cells.add(declared.isPresent() ? String.join(needsAll ? " and " : " or ", permissions) : without(method));
        ROLES.forEach(role -> cells.add(declared.isEmpty() || may(role, permissions, needsAll) ? "●" : ""));
        reach(method, endpoint, permissions).cells().forEach(cells::add);
        return cells.stream().collect(joining(" | ", "| ", " |"));
    }

    private static boolean may(Role role, List<String> permissions, boolean needsAll) {
        Set<String> given = role.permissions();
        return needsAll ? given.containsAll(permissions) : permissions.stream().anyMatch(given::contains);
    }

    private static Reach reach(JavaMethod method, String endpoint, List<String> permissions) {
        boolean isForAnybody = permissions.isEmpty() && !method.isAnnotatedWith(ANYBODY_SIGNED_IN);
        return isForAnybody ? Reach.ANYBODY : Reach.of(endpoint, permissions);
    }

    private static String without(JavaMethod method) {
        return method.isAnnotatedWith(ANYBODY_SIGNED_IN) ? "what is one's own" : "(anybody)";
    }

    private static String service(JavaClass type) {
        return type.getPackageName().split("\\.")[2];
    }

    private static String text(Optional<? extends JavaAnnotation<?>> annotation) {
        return annotation
                .flatMap(found -> found.get("value"))
                .map(Object::toString)
                .orElse("");
    }

    private static List<String> texts(JavaAnnotation<?> annotation, String name) {
        return annotation
                .get(name)
                .map(value -> value instanceof Object[] several ? several : new Object[] {value})
                .map(values -> Arrays.stream(values).map(Object::toString).toList())
                .orElse(List.of());
    }
}
