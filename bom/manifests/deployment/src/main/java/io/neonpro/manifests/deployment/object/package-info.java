/** The objects that a service is to the cluster, by what they are for. */
package io.neonpro.manifests.deployment.object;
