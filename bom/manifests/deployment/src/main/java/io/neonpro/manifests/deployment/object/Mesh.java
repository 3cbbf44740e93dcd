package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Call;
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
import java.util.stream.Stream;

/** How the mesh lets requests in, spreads them, repeats them and gives them up. */
final class Mesh {

    /** Of GraphQL. */
    static final String GATEWAY = "gateway";

    private static final Setting ISSUER = Setting.global("identity.url", "https://api.neonpro.example");
    private static final String RELEASE = "neonpro.io/release";
    private static final String NEVER_BEGUN = "connect-failure,refused-stream,reset-before-request";
    private static final String NO_ANSWER = NEVER_BEGUN + ",reset,503";

    private final Service service;

    Mesh(Service service) {
        this.service = service;
    }

    List<KubernetesObject> objects() {
        List<KubernetesObject> objects = new ArrayList<>();
        objects.add(encryption());
        objects.add(admission());
        service.calls().forEach(call -> objects.add(door(call)));
        objects.add(destination());
        objects.add(routing());
        return Stream.concat(
                        objects.stream().map(object -> object.onlyIf(Switch.MESH)),
                        Stream.of(tokens().onlyIf(Switch.TOKENS)))
                .toList();
    }

    /**
     * A token that identity did not sign comes no further, by the key set that identity publishes. One that is bound to a key (DPoP)
     * is left to the service, as is who must show one.
     */
    private KubernetesObject tokens() {
        return Objects.object(
                "security.istio.io/v1",
                "RequestAuthentication",
                service.name(),
                service,
                "spec",
                Tree.of(
                        "selector", Tree.of("matchLabels", Objects.selector(service.name())),
                        "jwtRules",
                                List.of(Tree.of(
                                        "issuer",
                                        ISSUER,
                                        "jwksUri",
                                        Text.of("%s/oauth/jwks", ISSUER),
                                        "forwardOriginalToken",
                                        true))));
    }

    /** Prometheus reads metrics from outside the mesh; the network policy lets nobody else to that port. */
    private KubernetesObject encryption() {
        return Objects.object(
                "security.istio.io/v1",
                "PeerAuthentication",
                service.name(),
                service,
                "spec",
                Tree.of(
                        "selector", Tree.of("matchLabels", Objects.selector(service.name())),
                        "mtls", Tree.of("mode", "STRICT"),
                        "portLevelMtls",
                                service.isManagedApart()
                                        ? Tree.of(String.valueOf(Objects.MANAGEMENT), Tree.of("mode", "PERMISSIVE"))
                                        : null));
    }

    private KubernetesObject admission() {
        List<Object> rules = new ArrayList<>();
        List<Object> paths = templates(service.routes());
        if (!service.publicRoutes().isEmpty()) {
            rules.add(rule(
                    Tree.of("namespaces", List.of(Setting.global("edge.namespace", "kong"))),
                    List.of(Tree.of("paths", templates(service.publicRoutes())))));
        }
        if (service.isSubgraph()) {
            rules.add(rule(
                    Tree.of("principals", List.of(Objects.principal(GATEWAY))),
                    List.of(Tree.of("methods", List.of("GET", "POST"), "paths", List.of("/graphql")))));
        }
        List<Object> awaited = new ArrayList<>(paths);
        if (service.isSubgraph()) {
            awaited.add("/graphql");
        }
        rules.addAll(new Waking(service)
                .alsoFromInterceptor(
                        rule(Tree.of("namespaces", List.of(Waking.NAMESPACE)), List.of(Tree.of("paths", awaited)))));
        service.traits()
                .calledBy()
                .forEach(caller -> rules.add(rule(
                        Tree.of("principals", List.of(Objects.principal(caller))), List.of(Tree.of("paths", paths)))));
        rules.add(Tree.of(
                "to",
                List.of(Tree.of(
                        "operation",
                        Tree.of(
                                "ports", List.of(String.valueOf(Objects.managementPort(service))),
                                "paths", List.of("/q/health/*", "/q/metrics"))))));
        return allowing(service.name(), service.name(), rules);
    }

    private static List<Object> templates(List<Route> routes) {
        return routes.stream().<Object>map(Route::template).toList();
    }

    private KubernetesObject door(Call call) {
        List<Object> operations = call.operations().stream()
                .<Object>map(
                        operation -> Tree.of("methods", operation.methods(), "paths", List.of(operation.template())))
                .toList();
        return allowing(
                service.name() + "-to-" + call.callee(),
                call.callee(),
                List.of(rule(Tree.of("principals", List.of(Objects.principal(service.name()))), operations)));
    }

    private KubernetesObject allowing(String name, String workload, List<Object> rules) {
        return Objects.object(
                "security.istio.io/v1",
                "AuthorizationPolicy",
                name,
                service,
                "spec",
                Tree.of(
                        "selector",
                        Tree.of("matchLabels", Objects.selector(workload)),
                        "action",
                        "ALLOW",
                        "rules",
                        rules));
    }

    private static Map<String, Object> rule(Map<String, Object> source, List<Object> operations) {
        return Tree.of(
                "from", List.of(Tree.of("source", source)),
                "to",
                        operations.stream()
                                .map(operation -> Tree.of("operation", operation))
                                .toList());
    }

    private KubernetesObject destination() {
        List<Object> subsets = new ArrayList<>();
        subsets.add(subset("stable", "stable", null));
        if (service.traits().canaryPercent().isPresent()) {
            subsets.add(subset("canary", "canary", null));
        }
        if (!service.streams().isEmpty()) {
            subsets.add(subset("streams", "stable", Tree.of("loadBalancer", affinity())));
        }
        return Objects.object(
                "networking.istio.io/v1",
                "DestinationRule",
                service.name(),
                service,
                "spec",
                Tree.of(
                        "host", service.name(),
                        "trafficPolicy",
                                Tree.of(
                                        "connectionPool",
                                                Tree.of(
                                                        "tcp", Tree.of("connectTimeout", "1s", "maxConnections", 1000),
                                                        "http",
                                                                Tree.of(
                                                                        "http1MaxPendingRequests",
                                                                        100,
                                                                        "idleTimeout",
                                                                        "60s")),
                                        "loadBalancer",
                                                Tree.of("simple", "LEAST_REQUEST", "localityLbSetting", locality()),
                                        "outlierDetection",
                                                Tree.of(
                                                        "consecutive5xxErrors", 5,
                                                        "consecutiveGatewayErrors", 3,
                                                        "interval", "5s",
                                                        "baseEjectionTime", "30s",
                                                        "maxEjectionPercent", 50)),
                        "subsets", subsets));
    }

    private static Map<String, Object> subset(String name, String release, Map<String, Object> policy) {
        return Tree.of("name", name, "labels", Tree.of(RELEASE, release), "trafficPolicy", policy);
    }

    /** Who comes back to a stream finds the instance that it was at. */
    private static Map<String, Object> affinity() {
        return Tree.of(
                "consistentHash", Tree.of("httpCookie", Tree.of("name", "neonpro-stream", "ttl", "3600s")),
                "localityLbSetting", locality());
    }

    /** The same region first, and in it the same zone. */
    private static Map<String, Object> locality() {
        return Tree.of(
                "enabled",
                true,
                "failoverPriority",
                List.of("topology.kubernetes.io/region", "topology.kubernetes.io/zone"));
    }

    private KubernetesObject routing() {
        List<Object> routes = new ArrayList<>(waking());
        if (!service.streams().isEmpty()) {
            List<Object> matches = service.streams().stream()
                    .<Object>map(stream -> Tree.of("uri", Tree.of("regex", stream.pattern())))
                    .toList();
            routes.add(Tree.of(
                    "name",
                    "streams",
                    "match",
                    matches,
                    "route",
                    List.of(to("streams", null)),
                    "timeout",
                    "0s",
                    "retries",
                    retries(NEVER_BEGUN, 2, null)));
        }
        if (service.isSubgraph()) {
            routes.add(route(
                    "sockets",
                    Tree.of("headers", Tree.of("upgrade", Tree.of("regex", "(?i)websocket"))),
                    "0s",
                    Tree.of("attempts", 0)));
        }
        routes.add(route("reads", Tree.of("method", Tree.of("regex", "GET|HEAD")), "10s", retries(NO_ANSWER, 2, "4s")));
        routes.add(route(
                "repeatable",
                Tree.of("headers", Tree.of("idempotency-key", Tree.of("regex", ".+"))),
                "20s",
                retries(NO_ANSWER, 1, "9s")));
        routes.add(route("writes", null, "20s", Tree.of("attempts", 0)));
        return Objects.object(
                "networking.istio.io/v1",
                "VirtualService",
                service.name(),
                service,
                "spec",
                Tree.of("hosts", List.of(service.name()), "http", routes));
    }

    /** Of one that sleeps: nobody is woken for what each service answers for itself. */
    private List<Object> waking() {
        Waking waking = new Waking(service);
        if (!waking.sleeps()) {
            return List.of();
        }
        List<Object> routes = new ArrayList<>();
        service.publicRoutes().stream()
                .filter(Route::isEverywhere)
                .map(own -> Tree.of("uri", Tree.of("exact", own.path())))
                .map(match -> route("itself", match, "10s", Tree.of("attempts", 0)))
                .forEach(routes::add);
        routes.add(waking.detour());
        return List.of(new When(Waking.IN_MESH, routes));
    }

    private Map<String, Object> route(
            String name, Map<String, Object> match, String timeout, Map<String, Object> retries) {
        return Tree.of(
                "name", name,
                "match", match == null ? null : List.of(match),
                "route", shares(),
                "timeout", timeout,
                "retries", retries);
    }

    private List<Object> shares() {
        return service.traits()
                .canaryPercent()
                .map(percent ->
                        List.<Object>of(to("stable", share(100 - percent, 100)), to("canary", share(percent, 0))))
                .orElseGet(() -> List.of(to("stable", null)));
    }

    private static Setting share(int withCanary, int without) {
        return new Setting("ternary " + withCanary + " " + without + " .Values.canary.enabled", without);
    }

    private Map<String, Object> to(String subset, Setting weight) {
        return Tree.of(
                "destination",
                Tree.of("host", service.name(), "subset", subset, "port", Tree.of("number", Objects.HTTP)),
                "weight",
                weight);
    }

    private static Map<String, Object> retries(String retryOn, int attempts, String perTry) {
        return Tree.of("attempts", attempts, "perTryTimeout", perTry, "retryOn", retryOn);
    }
}
