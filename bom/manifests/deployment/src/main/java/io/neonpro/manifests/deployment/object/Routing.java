package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Route;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Tree;
import io.neonpro.manifests.deployment.yaml.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the mesh leads requests, how often it repeats them and when it gives them up. */
final class Routing {

    private static final String NEVER_BEGUN = "connect-failure,refused-stream,reset-before-request";
    private static final String NO_ANSWER = NEVER_BEGUN + ",reset,503";

    /** Said by saying nothing: a time of nought is refused. */
    private static final String FOR_EVER = null;

    private final Service service;

    Routing(Service service) {
        this.service = service;
    }

    KubernetesObject object() {
        List<Object> routes = new ArrayList<>(waking());
        if (!service.streams().isEmpty()) {
            routes.add(streams());
        }
        if (service.isSubgraph()) {
            Map<String, Object> socket = Tree.of("headers", Tree.of("upgrade", Tree.of("regex", "(?i)websocket")));
            routes.add(lasting("sockets", List.of(socket), Tree.of("attempts", 0)));
        }
        Map<String, Object> reads = Tree.of("method", Tree.of("regex", "GET|HEAD"));
        routes.add(route("reads", List.of(reads), "10s", retries(NO_ANSWER, 2, "4s")));
        List<Object> remembered = remembered();
        if (!remembered.isEmpty()) {
            routes.add(route("repeatable", remembered, "20s", retries(NO_ANSWER, 1, "9s")));
        }
        routes.add(route("writes", null, "20s", Tree.of("attempts", 0)));
        return Objects.object(
                "networking.istio.io/v1",
                "VirtualService",
                service.name(),
                service,
                "spec",
                Tree.of("hosts", List.of(service.name()), "http", routes));
    }

    /** What is posted with a key where one is remembered: elsewhere it would have its effect twice. */
    private List<Object> remembered() {
        return service.routes().stream()
                .filter(Route::isRemembered)
                .<Object>map(route -> Tree.of(
                        "uri", whole(route),
                        "method", Tree.of("exact", "POST"),
                        "headers", Tree.of("idempotency-key", Tree.of("regex", ".+"))))
                .toList();
    }

    private Map<String, Object> streams() {
        List<Object> matches = service.streams().stream()
                .<Object>map(stream -> Tree.of("uri", Tree.of("regex", stream.pattern())))
                .toList();
        return lasting("streams", matches, retries(NEVER_BEGUN, 2, null));
    }

    /** Beside what is answered at once, which would find no connection where many look on. */
    private Map<String, Object> lasting(String name, List<Object> matches, Map<String, Object> retries) {
        return Tree.of(
                "name",
                name,
                "match",
                matches,
                "route",
                List.of(to("streams", null)),
                "timeout",
                FOR_EVER,
                "retries",
                retries);
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
                .map(own -> Tree.of("uri", whole(own)))
                .map(match -> route("itself", List.of(match), "10s", Tree.of("attempts", 0)))
                .forEach(routes::add);
        routes.add(waking.detour());
        return List.of(new When(Waking.IN_MESH, routes));
    }

    private static Map<String, Object> whole(Route route) {
        return route.varies() ? Tree.of("regex", route.pattern()) : Tree.of("exact", route.path());
    }

    private Map<String, Object> route(String name, List<Object> matches, String timeout, Map<String, Object> retries) {
        return Tree.of(
                "name", name,
                "match", matches,
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
