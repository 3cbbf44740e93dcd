package io.neonpro.manifests.deployment.yaml;

/**
 * The entries of a list that operators add: names with values.
 *
 * @param path of a mapping in the chart's values, empty unless they fill it
 * @param name in Helm's words, of {@code $name} in that mapping
 * @param value an expression of Helm, of what the mapping has there, {@code $value}
 */
public record Each(String path, String name, String value) {

    /** As they are there. */
    public Each(String path) {
        this(path, "{{ $name }}", "$value");
    }
}
