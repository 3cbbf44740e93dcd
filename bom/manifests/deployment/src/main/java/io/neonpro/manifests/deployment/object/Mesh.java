package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Text;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the mesh does for a service: nobody speaks to it unencrypted, unnamed or by a token that nobody signed. */
final class Mesh {

    /** Of GraphQL. */
    static final String GATEWAY = "gateway";

    private static final Setting ISSUER = Setting.global("identity.url", "https://api.neonpro.example");

    private final Service service;

    Mesh(Service service) {
        this.service = service;
    }

    List<KubernetesObject> objects() {
        List<KubernetesObject> objects = new ArrayList<>();
        objects.add(encryption());
        objects.addAll(new Admission(service).objects());
        objects.add(new Destination(service).object());
        objects.add(new Routing(service).object());
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
        Map<String, Object> rule =
                Tree.of("issuer", ISSUER, "jwksUri", Text.of("%s/oauth/jwks", ISSUER), "forwardOriginalToken", true);
        return Objects.object(
                "security.istio.io/v1",
                "RequestAuthentication",
                service.name(),
                service,
                "spec",
                Tree.of("selector", pods(service.name()), "jwtRules", List.of(rule)));
    }

    /** Prometheus reads metrics from outside the mesh; the network policy lets nobody else to that port. */
    private KubernetesObject encryption() {
        Map<String, Object> apart = service.isManagedApart()
                ? Tree.of(String.valueOf(Objects.MANAGEMENT), Tree.of("mode", "PERMISSIVE"))
                : null;
        return Objects.object(
                "security.istio.io/v1",
                "PeerAuthentication",
                service.name(),
                service,
                "spec",
                Tree.of("selector", pods(service.name()), "mtls", Tree.of("mode", "STRICT"), "portLevelMtls", apart));
    }

    /** Whose sidecars do it. */
    static Map<String, Object> pods(String workload) {
        return Tree.of("matchLabels", Objects.selector(workload));
    }
}
