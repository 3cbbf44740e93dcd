package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Call;
import io.neonpro.manifests.deployment.fact.Route;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whom the mesh lets in, by who they are and what they ask for. */
final class Admission {

    private final Service service;

    Admission(Service service) {
        this.service = service;
    }

    List<KubernetesObject> objects() {
        return Stream.concat(Stream.of(own()), service.calls().stream().map(this::door))
                .toList();
    }

    /** At its own door. */
    private KubernetesObject own() {
        List<Object> paths = templates(service.routes());
        List<Object> rules = new ArrayList<>(ofStrangers());
        List<Object> awaited = new ArrayList<>(paths);
        if (service.isSubgraph()) {
            awaited.add("/graphql");
        }
        rules.addAll(new Waking(service)
                .alsoFromInterceptor(
                        rule(Tree.of("principals", List.of(Waking.PRINCIPAL)), List.of(Tree.of("paths", awaited)))));
        service.traits()
                .calledBy()
                .forEach(caller -> rules.add(rule(
                        Tree.of("principals", List.of(Objects.principal(caller))), List.of(Tree.of("paths", paths)))));
        rules.add(management());
        return allowing(service.name(), service.name(), rules);
    }

    /** Through the edge, and through the gateway. */
    private List<Object> ofStrangers() {
        List<Object> rules = new ArrayList<>();
        if (!service.publicRoutes().isEmpty()) {
            rules.add(rule(
                    Tree.of("namespaces", List.of(Setting.global("edge.namespace", "kong"))),
                    List.of(Tree.of("paths", templates(service.publicRoutes())))));
        }
        if (service.isSubgraph()) {
            rules.add(rule(
                    Tree.of("principals", List.of(Objects.principal(Mesh.GATEWAY))),
                    List.of(Tree.of("methods", List.of("GET", "POST"), "paths", List.of("/graphql")))));
        }
        return rules;
    }

    /** Who reads health and metrics is not of the mesh. */
    private Map<String, Object> management() {
        Map<String, Object> operation = Tree.of(
                "ports", List.of(String.valueOf(Objects.managementPort(service))),
                "paths", List.of("/q/health/*", "/q/metrics"));
        return Tree.of("to", List.of(Tree.of("operation", operation)));
    }

    private static List<Object> templates(List<Route> routes) {
        return routes.stream().<Object>map(Route::template).toList();
    }

    /** At that of whom it asks. */
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
                Tree.of("selector", Mesh.pods(workload), "action", "ALLOW", "rules", rules));
    }

    private static Map<String, Object> rule(Map<String, Object> source, List<Object> operations) {
        List<Map<String, Object>> to = operations.stream()
                .map(operation -> Tree.of("operation", operation))
                .toList();
        return Tree.of("from", List.of(Tree.of("source", source)), "to", to);
    }
}
