package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Route;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Text;
import io.neonpro.manifests.deployment.yaml.Tree;
import io.neonpro.manifests.deployment.yaml.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which of the public address's paths are this service's: each one that it answers to anybody, whole, so that none takes another's.
 * What each service answers for itself has the service's name before it there.
 */
final class Edge {

    /** The public address. */
    static final Setting HOST = Setting.global("edge.host", "api.neonpro.example");

    /** What the mesh says of callers nobody says of themselves. */
    private static final Map<String, Object> AS_A_STRANGER = Tree.of(
            "type",
            "RequestHeaderModifier",
            "requestHeaderModifier",
            Tree.of("remove", List.of("X-Forwarded-Client-Cert", "X-Consumer-Id", "X-Consumer-Username")));

    /** Kong looks at tokens first, where it is told the keys; the services do so anyway. */
    private static final When TOKEN = new When(
            Setting.global("edge.jwt", false),
            List.of(Tree.of(
                    "type",
                    "ExtensionRef",
                    "extensionRef",
                    Tree.of("group", "configuration.konghq.com", "kind", "KongPlugin", "name", "neonpro-jwt"))));

    /** The schema's bound. */
    private static final int MAX_MATCHES = 64;

    private final Service service;

    Edge(Service service) {
        this.service = service;
    }

    /**
     * For Kong, which goes by nothing that routes say of times. It waits longer for the next piece of an answer than the mesh does for
     * the whole of one, or the interceptor for who sleeps. What may be repeated the mesh repeats; Kong would repeat every PUT, too.
     */
    static KubernetesObject patient(KubernetesObject address, Service service) {
        return address.annotated("konghq.com/read-timeout", new Waking(service).sleeps() ? "90000" : "30000")
                .annotated("konghq.com/retries", "0");
    }

    List<KubernetesObject> objects() {
        if (service.publicRoutes().isEmpty()) {
            return List.of();
        }
        List<Object> rules = new ArrayList<>();
        rules(route -> !route.isOpen(), List.of(AS_A_STRANGER, named(), TOKEN), rules);
        rules(Route::isOpen, List.of(AS_A_STRANGER, named()), rules);
        everywhere().forEach((beginning, goesOn) -> rules.add(byName(beginning, goesOn)));
        return List.of(route(rules));
    }

    private KubernetesObject route(List<Object> rules) {
        Map<String, Object> spec =
                Tree.of("parentRefs", List.of(gateway()), "hostnames", List.of(HOST), "rules", rules);
        return Objects.object("gateway.networking.k8s.io/v1", "HTTPRoute", service.name(), service, "spec", spec)
                // Kong answers at every port what it answers at one, and says where to go instead when it is told to
                .annotated("konghq.com/protocols", "https")
                .annotated("konghq.com/https-redirect-status-code", "301")
                .onlyIf(Switch.EDGE);
    }

    private static Map<String, Object> gateway() {
        return Tree.of(
                "name",
                Setting.global("edge.gateway", "neonpro"),
                "namespace",
                Setting.global("edge.namespace", "kong"));
    }

    private void rules(Predicate<Route> kind, List<Object> filters, List<Object> rules) {
        List<Route> routes = service.publicRoutes().stream()
                .filter(route -> !route.isEverywhere())
                .filter(kind)
                .toList();
        for (int i = 0; i < routes.size(); i += MAX_MATCHES) {
            List<Object> matches = routes.subList(i, Math.min(routes.size(), i + MAX_MATCHES)).stream()
                    .<Object>map(Edge::match)
                    .toList();
            rules.add(rule(matches, filters, new Waking(service).backends()));
        }
    }

    /** The mesh knows whom a request is for by the name that it bears. */
    private When named() {
        return new When(Switch.MESH, List.of(rewritten(Tree.of("hostname", inTheMesh(service)))));
    }

    /** Its name there, from wherever it is asked. */
    static Text inTheMesh(Service service) {
        return Text.of(service.name() + ".%s.svc.cluster.local", Setting.NAMESPACE);
    }

    private static Map<String, Object> rewritten(Map<String, Object> how) {
        return Tree.of("type", "URLRewrite", "urlRewrite", how);
    }

    /** What each service answers, by its beginning, and whether something that varies comes after that. */
    private Map<String, Boolean> everywhere() {
        Map<String, Boolean> beginnings = new TreeMap<>();
        service.publicRoutes().stream()
                .filter(Route::isEverywhere)
                .forEach(route -> beginnings.merge(route.beginning(), route.varies(), Boolean::logicalOr));
        return beginnings;
    }

    /** Goes past the interceptor, which could not tell whose it is. */
    private Map<String, Object> byName(String beginning, boolean goesOn) {
        Map<String, Object> asItIs = goesOn
                ? Tree.of("type", "ReplacePrefixMatch", "replacePrefixMatch", beginning)
                : Tree.of("type", "ReplaceFullPath", "replaceFullPath", beginning);
        List<Object> filters = List.of(
                AS_A_STRANGER,
                new When(Switch.MESH, List.of(rewritten(Tree.of("hostname", inTheMesh(service), "path", asItIs)))),
                new When(Switch.MESH.not(), List.of(rewritten(Tree.of("path", asItIs)))),
                TOKEN);
        Map<String, Object> match = Tree.of(
                "path", Tree.of("type", goesOn ? "PathPrefix" : "Exact", "value", "/" + service.name() + beginning));
        return rule(List.of(match), filters, List.of(new Waking(service).itself()));
    }

    private static Map<String, Object> rule(List<Object> matches, List<Object> filters, List<Object> backends) {
        return Tree.of("matches", matches, "filters", filters, "backendRefs", backends);
    }

    private static Map<String, Object> match(Route route) {
        return Tree.of(
                "path",
                route.varies()
                        ? Tree.of("type", "RegularExpression", "value", route.pattern() + "$")
                        : Tree.of("type", "Exact", "value", route.path()));
    }
}
