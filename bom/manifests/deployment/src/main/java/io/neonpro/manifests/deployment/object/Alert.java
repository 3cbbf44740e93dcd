package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Text;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.util.Arrays;
import java.util.Map;

/** Calls somebody, and says where it is written what to do. */
final class Alert {

    private static final Setting RUNBOOKS = Setting.global("monitoring.runbooks", "https://runbooks.neonpro.example/");

    private Alert() {}

    /**
     * @param runbook the section that says what to do
     * @param labels beside severity and service, so that no two rules look the same
     * @param expression has {@code %s} for each mention of the namespace
     */
    static Map<String, Object> of(
            Service service,
            String name,
            String severity,
            String runbook,
            String expression,
            String lasting,
            String summary,
            Map<String, ?> labels) {
        Map<String, Object> allLabels = Tree.of("severity", severity, "service", service.name());
        allLabels.putAll(labels);
        return Tree.of(
                "alert", name,
                "expr", inNamespace(expression),
                "for", lasting,
                "labels", allLabels,
                "annotations", Tree.of("summary", summary, "runbook_url", Text.of("%s" + runbook, RUNBOOKS)));
    }

    static Text inNamespace(String expression) {
        int mentions = expression.split("%s", -1).length - 1;
        Setting[] namespaces = new Setting[mentions];
        Arrays.fill(namespaces, Setting.NAMESPACE);
        return Text.of(expression, namespaces);
    }

    /**
     * What is kept of an expression under a name, of one service in one namespace: two installations are told apart.
     *
     * @param expression has {@code %s} for each mention of the namespace
     */
    static Map<String, Object> recording(Service service, String name, String expression) {
        return Tree.of(
                "record", name,
                "expr", inNamespace(expression),
                "labels", Tree.of("job", service.name(), "namespace", Setting.NAMESPACE));
    }

    /** Of one service's series, those that match more. */
    static String series(Service service, String metric, String more) {
        return metric + "{job=\"" + service.name() + "\",namespace=\"%s\"" + more + "}";
    }
}
