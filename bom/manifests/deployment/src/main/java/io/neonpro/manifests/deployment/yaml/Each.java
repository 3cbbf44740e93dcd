package io.neonpro.manifests.deployment.yaml;

/**
 * The entries of a list that operators add: names with values.
 *
 * @param path of a mapping in the chart's values, empty unless they fill it
 */
public record Each(String path) {}
