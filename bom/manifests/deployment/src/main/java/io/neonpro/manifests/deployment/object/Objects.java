package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Text;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All objects of a service, always in the same order. */
public final class Objects {

    static final int HTTP = 8080;
    static final int MANAGEMENT = 9000;

    private static final String NAME = "app.kubernetes.io/name";

    private Objects() {}

    public static List<KubernetesObject> of(Service service) {
        return Stream.of(
                        new Workload(service).objects(),
                        new Scaling(service).objects(),
                        new Waking(service).objects(),
                        new Network(service).objects(),
                        new Mesh(service).objects(),
                        new Edge(service).objects(),
                        new Events(service).objects(),
                        new Data(service).objects(),
                        new Secrets(service).objects(),
                        new Transport(service).objects(),
                        new Smtp(service).objects(),
                        new Monitoring(service).objects())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * @param content names and values of what it has beside its metadata, in turn
     */
    static KubernetesObject object(String apiVersion, String kind, String name, Service service, Object... content) {
        return object(apiVersion, kind, name, service, Map.of(), content);
    }

    /**
     * @param labels beside those of all
     */
    static KubernetesObject object(
            String apiVersion, String kind, String name, Service service, Map<String, ?> labels, Object... content) {
        Map<String, Object> allLabels = labels(service);
        allLabels.putAll(labels);
        Map<String, Object> tree =
                Tree.of("apiVersion", apiVersion, "kind", kind, "metadata", Tree.of("name", name, "labels", allLabels));
        tree.putAll(Tree.of(content));
        return new KubernetesObject(tree, Optional.empty());
    }

    static Map<String, Object> labels(Service service) {
        return Tree.of(
                NAME,
                service.name(),
                "app.kubernetes.io/instance",
                Setting.RELEASE,
                "app.kubernetes.io/part-of",
                "neonpro");
    }

    /** What its pods have for ever: selectors cannot be changed. */
    static Map<String, Object> selector(String workload) {
        return Tree.of(NAME, workload);
    }

    /** Who a workload of the platform is, to the mesh. */
    static Text principal(String workload) {
        return Text.of("cluster.local/ns/%s/sa/" + workload, Setting.NAMESPACE);
    }

    /** Where health, metrics and operations are. */
    static int managementPort(Service service) {
        return service.isManagedApart() ? MANAGEMENT : HTTP;
    }

    /** The name of that port. */
    static String managementPortName(Service service) {
        return service.isManagedApart() ? "management" : "http";
    }
}
