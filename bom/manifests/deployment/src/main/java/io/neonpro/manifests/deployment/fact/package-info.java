/** What is known of a service: said by its annotations, found in its code and its configuration. */
package io.neonpro.manifests.deployment.fact;
