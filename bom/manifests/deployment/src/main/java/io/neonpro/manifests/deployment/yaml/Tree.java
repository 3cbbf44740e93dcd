package io.neonpro.manifests.deployment.yaml;

import java.util.LinkedHashMap;
import java.util.Map;

/** Mappings in the order in which they are written down, so that the same facts make the same bytes. */
public final class Tree {

    private Tree() {}

    /**
     * @param namesAndValues in turn; what is null is left out
     */
    public static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                tree.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return tree;
    }
}
