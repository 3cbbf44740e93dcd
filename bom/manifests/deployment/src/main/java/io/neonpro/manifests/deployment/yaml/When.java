package io.neonpro.manifests.deployment.yaml;

import java.util.List;

/**
 * Items of a list that are there if a switch is on.
 *
 * @param isOn a Boolean
 */
public record When(Setting isOn, List<Object> items) {}
