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

    /** Among those of its service: without what operators put behind it. */
    public String name() {
        return switch (((Map<?, ?>) tree.get("metadata")).get("name")) {
            case Text text -> ((String) text.parts().getFirst()).replaceAll("-$", "");
            case Object name -> (String) name;
        };
    }

    public KubernetesObject onlyIf(Setting isWanted) {
        return new KubernetesObject(tree, Optional.of(isWanted));
    }

    /** Whether it is made unless operators say otherwise. */
    boolean isStandard() {
        return onlyIf.map(isWanted -> isWanted.standard().equals(true)).orElse(true);
    }

    /** By another name wherever it belongs to something else, since it cannot go over to that. */
    @SuppressWarnings("unchecked")
    public KubernetesObject of(Setting owner) {
        ((Map<String, Object>) tree.get("metadata")).put("name", Text.of(name() + "-%s", owner));
        return this;
    }

    /** With what somebody else reads of it. */
    @SuppressWarnings("unchecked")
    public KubernetesObject annotated(String name, String value) {
        ((Map<String, Object>)
                        ((Map<String, Object>) tree.get("metadata")).computeIfAbsent("annotations", none -> Tree.of()))
                .put(name, value);
        return this;
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
