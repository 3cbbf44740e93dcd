package io.neonpro.manifests.deployment.fact;

import java.util.List;
import java.util.SortedSet;

/**
 * What a service reads from its environment.
 *
 * @param required those without a default
 * @param optional those with one
 * @param ownSecrets secrets that belong to this service alone
 * @param sharedSecrets secrets that another one knows too
 * @param secured those that only the profile {@code secure} reads
 */
public record Variables(
        SortedSet<String> required,
        SortedSet<String> optional,
        List<String> ownSecrets,
        List<String> sharedSecrets,
        SortedSet<String> secured) {

    public boolean contain(String name) {
        return required.contains(name) || optional.contains(name);
    }

    public boolean areSecret(String name) {
        return ownSecrets.contains(name) || sharedSecrets.contains(name);
    }
}
