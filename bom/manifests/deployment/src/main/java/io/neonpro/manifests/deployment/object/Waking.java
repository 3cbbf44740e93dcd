package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Route;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.fact.Traits;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Text;
import io.neonpro.manifests.deployment.yaml.Tree;
import io.neonpro.manifests.deployment.yaml.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How a request wakes a service that sleeps: it goes through KEDA's interceptor, which holds it until an instance is ready. Clients
 * come from the edge; the platform's own workloads ask {@code <service>-awake.<namespace>}. In the mesh nobody need know: whoever
 * asks the service is led there, but for the interceptor itself. That is for all namespaces, so it knows nobody by a bare name.
 */
final class Waking {

    static final String INTERCEPTOR = "keda-add-ons-http-interceptor-proxy";
    static final Setting NAMESPACE = Setting.global("waking.namespace", "keda");

    /** Who the interceptor is to the mesh. */
    static final Text PRINCIPAL = Text.of("cluster.local/ns/%s/sa/keda-add-ons-http-interceptor", NAMESPACE);

    /** As the mesh leads everybody there. */
    static final Setting IN_MESH = new Setting("and .Values.global.waking.enabled .Values.global.mesh.enabled", false);

    private static final Setting BY_ADDRESS =
            new Setting("and .Values.global.waking.enabled (not .Values.global.mesh.enabled)", false);
    private static final Setting BY_ITSELF =
            new Setting("or (not .Values.global.waking.enabled) .Values.global.mesh.enabled", true);

    private final Service service;

    Waking(Service service) {
        this.service = service;
    }

    List<KubernetesObject> objects() {
        return sleeps() ? List.of(address(), route(), permission(), guard()) : List.of();
    }

    boolean sleeps() {
        return service.traits().sleep().isPresent();
    }

    /** A trigger of the autoscaler. */
    List<Object> triggers() {
        Map<String, Object> trigger = Tree.of(
                "type",
                "external-push",
                "metadata",
                Tree.of(
                        "scalerAddress", Text.of("keda-add-ons-http-external-scaler.%s:9090", NAMESPACE),
                        "interceptorRoute", service.name()));
        return sleeps() ? List.of(new When(Switch.WAKING, List.of(trigger))) : List.of();
    }

    /** Where its requests go from the edge. */
    List<Object> backends() {
        Map<String, Object> itself = itself();
        if (!sleeps()) {
            return List.of(itself);
        }
        Map<String, Object> interceptor = Tree.of("name", INTERCEPTOR, "namespace", NAMESPACE, "port", Objects.HTTP);
        return List.of(new When(BY_ADDRESS, List.of(interceptor)), new When(BY_ITSELF, List.of(itself)));
    }

    /** Where they go that wake nobody. */
    Map<String, Object> itself() {
        return Tree.of("name", service.name(), "port", Objects.HTTP);
    }

    /** How the mesh leads there whoever is of the edge or of the platform. */
    Map<String, Object> detour() {
        return Tree.of(
                "name",
                "waking",
                "match",
                List.of(
                        Tree.of("sourceNamespace", Setting.global("edge.namespace", "kong")),
                        Tree.of("sourceNamespace", Setting.NAMESPACE)),
                "rewrite",
                Tree.of("authority", Edge.inTheMesh(service)),
                "route",
                List.of(Tree.of(
                        "destination", Tree.of("host", interceptorHost(), "port", Tree.of("number", Objects.HTTP)))),
                "timeout",
                "90s",
                "retries",
                Tree.of("attempts", 0));
    }

    /** What it lets in beside the others, if it sleeps. */
    List<Object> alsoFromInterceptor(Object rule) {
        return sleeps() ? List.of(new When(Switch.WAKING, List.of(rule))) : List.of();
    }

    private KubernetesObject address() {
        return Objects.object(
                        "v1",
                        "Service",
                        service.name() + "-awake",
                        service,
                        "spec",
                        Tree.of("type", "ExternalName", "externalName", interceptorHost()))
                .onlyIf(BY_ADDRESS);
    }

    private static Text interceptorHost() {
        return Text.of(INTERCEPTOR + ".%s.svc.cluster.local", NAMESPACE);
    }

    private KubernetesObject route() {
        Map<String, Object> spec = Tree.of(
                "target", Tree.of("service", service.name(), "port", Objects.HTTP),
                "rules", rules(),
                "scalingMetric", Tree.of("concurrency", Tree.of("targetValue", concurrency())),
                // as long as a service takes to start, and a little more
                "timeouts", Tree.of("readiness", "60s", "request", "90s"));
        return Objects.object("http.keda.sh/v1beta1", "InterceptorRoute", service.name(), service, "spec", spec)
                .onlyIf(Switch.WAKING);
    }

    private List<Object> rules() {
        return List.of(
                new When(BY_ADDRESS, List.of(Tree.of("hosts", List.of(awake())))),
                Tree.of("hosts", List.of(Edge.inTheMesh(service))),
                Tree.of("hosts", List.of(Edge.HOST), "paths", paths()));
    }

    private Text awake() {
        return Text.of(service.name() + "-awake.%s", Setting.NAMESPACE);
    }

    /** What does not vary of its own public paths, as they are told apart by their beginnings. */
    private List<Object> paths() {
        TreeSet<String> beginnings = new TreeSet<>();
        service.publicRoutes().stream()
                .filter(route -> !route.isEverywhere())
                .map(Route::beginning)
                .forEach(beginnings::add);
        List<Object> paths = new ArrayList<>();
        beginnings.forEach(beginning -> paths.add(Tree.of("value", beginning)));
        return paths;
    }

    private int concurrency() {
        int pending =
                service.traits().scaling().map(Traits.Scaling::pendingRequests).orElse(0);
        return pending > 0 ? pending : 10;
    }

    /**
     * Whom the service lets in is no longer seen behind the interceptor, which lets everybody in: so it must turn away whoever is
     * neither of the edge nor of the platform, and at what is for services the edge, too. Of others' requests nothing is said.
     */
    private KubernetesObject guard() {
        List<Object> rules = new ArrayList<>();
        rules.add(refusal(List.of(Setting.global("edge.namespace", "kong"), Setting.NAMESPACE), null));
        List<Object> inner = service.routes().stream()
                .filter(Route::isForServices)
                .<Object>map(Route::template)
                .toList();
        if (!inner.isEmpty()) {
            rules.add(refusal(List.of(Setting.NAMESPACE), inner));
        }
        Map<String, Object> interceptor = Tree.of("matchLabels", Tree.of("app.kubernetes.io/component", "interceptor"));
        return Objects.object(
                        "security.istio.io/v1",
                        "AuthorizationPolicy",
                        "neonpro-" + service.name(),
                        service,
                        "spec",
                        Tree.of("selector", interceptor, "action", "DENY", "rules", rules))
                .of(Setting.NAMESPACE)
                .in(NAMESPACE)
                .onlyIf(IN_MESH);
    }

    private Map<String, Object> refusal(List<Object> unlessOf, List<Object> paths) {
        Map<String, Object> operation = Tree.of("hosts", hosts(), "paths", paths);
        return Tree.of(
                "from", List.of(Tree.of("source", Tree.of("notNamespaces", unlessOf))),
                "to", List.of(Tree.of("operation", operation)));
    }

    /** By which the interceptor knows it in the mesh, each with any port and with none. */
    private List<Object> hosts() {
        return List.of(
                Edge.inTheMesh(service),
                Text.of(service.name() + ".%s.svc.cluster.local:*", Setting.NAMESPACE),
                Edge.HOST,
                Text.of("%s:*", Edge.HOST));
    }

    /** The interceptor is in a namespace of its own, and routes lead there only if it says so. */
    private KubernetesObject permission() {
        Map<String, Object> routes = Tree.of(
                "group", "gateway.networking.k8s.io",
                "kind", "HTTPRoute",
                "namespace", Setting.NAMESPACE);
        Map<String, Object> interceptor = Tree.of("group", "", "kind", "Service", "name", INTERCEPTOR);
        Map<String, Object> spec = Tree.of("from", List.of(routes), "to", List.of(interceptor));
        return Objects.object(
                        "gateway.networking.k8s.io/v1",
                        "ReferenceGrant",
                        "neonpro-" + service.name(),
                        service,
                        "spec",
                        spec)
                .of(Setting.NAMESPACE)
                .in(NAMESPACE)
                .onlyIf(BY_ADDRESS);
    }
}
