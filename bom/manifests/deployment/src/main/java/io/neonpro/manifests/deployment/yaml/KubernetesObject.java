package io.neonpro.manifests.deployment.yaml;

import java.util.Map;
import java.util.Optional;

/**
 * An object of the cluster.
 *
 * @param tree all of it
 * @param onlyIf a switch of the chart: what needs an operator that small clusters lack
 */
public record KubernetesObject(Map<String, Object> tree, Optional<Setting> onlyIf) {

    public String kind() {
        return (String) tree.get("kind");
    }

    public String name() {
        return (String) ((Map<?, ?>) tree.get("metadata")).get("name");
    }

    public KubernetesObject onlyIf(Setting isWanted) {
        return new KubernetesObject(tree, Optional.of(isWanted));
    }

    /** Whether it is made unless operators say otherwise. */
    boolean isStandard() {
        return onlyIf.map(isWanted -> isWanted.standard().equals(true)).orElse(true);
    }

    /** In another namespace than all else. */
    @SuppressWarnings("unchecked")
    public KubernetesObject in(Setting namespace) {
        ((Map<String, Object>) tree.get("metadata")).put("namespace", namespace);
        return this;
    }

    /** Names it among those of its service. */
    public String fileName() {
        return (kind() + "-" + name()).toLowerCase() + ".yaml";
    }
}
