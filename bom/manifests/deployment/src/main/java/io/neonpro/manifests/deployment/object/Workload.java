package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.fact.Traits;
import io.neonpro.manifests.deployment.fact.Traits.Size;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Text;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;

/** What runs, as whom, and how it is found. */
final class Workload {

    /** Until all that route to it know that it ends. */
    private static final int PRE_STOP_SECONDS = 5;

    /** For the pools and the process itself, after all that has a time of its own. */
    private static final int CLOSING_SECONDS = 5;

    private static final int NOBODY = 65532;
    private static final String RELEASE = "neonpro.io/release";

    /** Stakater's, which starts it anew when one of these secrets changes. */
    private static final String RELOADER = "secret.reloader.stakater.com/reload";

    /** Istio's: the way out is there as long as the service ends. */
    private static final String SIDECAR = "proxy.istio.io/config";

    /** As Kubernetes has them: {@code [{name: …}]}. */
    private static final Setting PULL_SECRETS = new Setting(
            "toJson .Values.global.image.pullSecrets", List.of(), Map.of("global.image.pullSecrets", List.of()));

    private final Service service;
    private final Environment environment;
    private final Kafka kafka;
    private final Transport transport;

    Workload(Service service) {
        this.service = service;
        this.environment = new Environment(service);
        this.kafka = new Kafka(service);
        this.transport = new Transport(service);
    }

    List<KubernetesObject> objects() {
        List<KubernetesObject> objects =
                new ArrayList<>(List.of(account(), deployment(service.name(), "stable", tag()), address()));
        service.traits()
                .canaryPercent()
                .ifPresent(percent ->
                        objects.add(deployment(service.name() + "-canary", "canary", Setting.of("canary.tag", "1.0.0"))
                                .onlyIf(Setting.of("canary.enabled", false))));
        return objects;
    }

    private KubernetesObject account() {
        return Objects.object("v1", "ServiceAccount", service.name(), service, "automountServiceAccountToken", false);
    }

    private KubernetesObject address() {
        List<Object> ports = new ArrayList<>();
        ports.add(Tree.of("name", "http", "port", Objects.HTTP, "targetPort", "http", "appProtocol", "http"));
        if (service.isManagedApart()) {
            ports.add(Tree.of(
                    "name",
                    "management",
                    "port",
                    Objects.MANAGEMENT,
                    "targetPort",
                    "management",
                    "appProtocol",
                    "http"));
        }
        KubernetesObject address = Objects.object(
                        "v1",
                        "Service",
                        service.name(),
                        service,
                        "spec",
                        Tree.of("selector", Objects.selector(service.name()), "ports", ports))
                // Kong asks it, and not its pods, so that the mesh sees who is asked
                .annotated("ingress.kubernetes.io/service-upstream", "true");
        return Edge.patient(address, service);
    }

    private KubernetesObject deployment(String name, String release, Setting tag) {
        Map<String, Object> selector = Objects.selector(service.name());
        selector.put(RELEASE, release);
        Map<String, Object> labels = Objects.labels(service);
        labels.put(RELEASE, release);
        KubernetesObject deployment = Objects.object(
                "apps/v1",
                "Deployment",
                name,
                service,
                Map.of(RELEASE, release),
                "spec",
                Tree.of(
                        "replicas",
                        isCounted() && release.equals("stable") ? null : 1,
                        "revisionHistoryLimit",
                        5,
                        "progressDeadlineSeconds",
                        300,
                        "selector",
                        Tree.of("matchLabels", selector),
                        "strategy",
                        Tree.of("type", "RollingUpdate", "rollingUpdate", Tree.of("maxUnavailable", 0, "maxSurge", 1)),
                        "template",
                        Tree.of(
                                "metadata",
                                Tree.of("labels", labels, "annotations", Tree.of(SIDECAR, sidecar())),
                                "spec",
                                pod(tag))));
        SortedSet<String> secrets = environment.secrets();
        return secrets.isEmpty() ? deployment : deployment.annotated(RELOADER, String.join(",", secrets));
    }

    /** Then the autoscaler says how many there are, and an upgrade leaves that alone. */
    private boolean isCounted() {
        return service.traits().scaling().isPresent();
    }

    private static Setting tag() {
        return Setting.of("image.tag", "1.0.0");
    }

    private String sidecar() {
        return "terminationDrainDuration: %ds".formatted(PRE_STOP_SECONDS + service.shutdownSeconds());
    }

    private Map<String, Object> pod(Setting tag) {
        return Tree.of(
                "serviceAccountName", service.name(),
                "automountServiceAccountToken", false,
                "enableServiceLinks", false,
                "imagePullSecrets", PULL_SECRETS,
                "terminationGracePeriodSeconds", PRE_STOP_SECONDS + service.shutdownSeconds() + CLOSING_SECONDS,
                "securityContext",
                        Tree.of(
                                "runAsNonRoot", true,
                                "runAsUser", NOBODY,
                                "runAsGroup", NOBODY,
                                "fsGroup", NOBODY,
                                "seccompProfile", Tree.of("type", "RuntimeDefault")),
                "topologySpreadConstraints",
                        List.of(spread("topology.kubernetes.io/zone"), spread("kubernetes.io/hostname")),
                "containers", List.of(container(tag)),
                "volumes",
                        and(
                                Tree.of("name", "tmp", "emptyDir", Tree.of("sizeLimit", "64Mi")),
                                kafka.volumes(),
                                transport.volumes()));
    }

    private Map<String, Object> spread(String topology) {
        return Tree.of(
                "maxSkew",
                1,
                "topologyKey",
                topology,
                "whenUnsatisfiable",
                "ScheduleAnyway",
                "labelSelector",
                Tree.of("matchLabels", Objects.selector(service.name())));
    }

    private Map<String, Object> container(Setting tag) {
        return Tree.of(
                "name", service.name(),
                "image",
                        Text.of(
                                "%s/" + service.name() + ":%s-%s",
                                Setting.global("image.registry", "registry.example/neonpro"),
                                tag,
                                Setting.of("image.variant", "jvm")),
                "imagePullPolicy", "IfNotPresent",
                "ports", ports(),
                "env", environment.variables(),
                "resources", resources(service.traits()),
                "startupProbe", probe("started", 2, 60),
                "livenessProbe", probe("live", 10, 3),
                "readinessProbe", probe("ready", 5, 2),
                "lifecycle", Tree.of("preStop", Tree.of("sleep", Tree.of("seconds", PRE_STOP_SECONDS))),
                "securityContext",
                        Tree.of(
                                "allowPrivilegeEscalation", false,
                                "readOnlyRootFilesystem", true,
                                "capabilities", Tree.of("drop", List.of("ALL"))),
                "volumeMounts", and(Tree.of("name", "tmp", "mountPath", "/tmp"), kafka.mounts(), transport.mounts()));
    }

    @SafeVarargs
    private static List<Object> and(Object first, List<Object>... others) {
        return Stream.concat(Stream.of(first), Stream.of(others).flatMap(List::stream))
                .toList();
    }

    private List<Object> ports() {
        List<Object> ports = new ArrayList<>();
        ports.add(Tree.of("name", "http", "containerPort", Objects.HTTP));
        if (service.isManagedApart()) {
            ports.add(Tree.of("name", "management", "containerPort", Objects.MANAGEMENT));
        }
        return ports;
    }

    private static Map<String, Object> resources(Traits traits) {
        Size size = traits.size();
        return Tree.of(
                "requests", Tree.of("cpu", size.minCpu(), "memory", Memory.requested(traits)),
                "limits", Tree.of("cpu", size.maxCpu(), "memory", Memory.most(size)));
    }

    private Map<String, Object> probe(String state, int periodSeconds, int failures) {
        return Tree.of(
                "httpGet",
                Tree.of("path", "/q/health/" + state, "port", Objects.managementPortName(service)),
                "periodSeconds",
                periodSeconds,
                "timeoutSeconds",
                2,
                "failureThreshold",
                failures);
    }
}
