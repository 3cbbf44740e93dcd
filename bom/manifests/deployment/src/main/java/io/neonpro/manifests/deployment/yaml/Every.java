package io.neonpro.manifests.deployment.yaml;

import java.util.function.Function;

/**
 * An item for each text that operators list.
 *
 * @param texts whose standard is a List of Strings
 * @param item made of a text, or of the Setting that stands for one
 */
public record Every(Setting texts, Function<Object, Object> item) {

    /** Whichever it is. */
    static final Setting ONE = new Setting("$one", "");
}
