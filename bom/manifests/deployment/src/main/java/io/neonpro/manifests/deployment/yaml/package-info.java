/** How objects are written down. */
package io.neonpro.manifests.deployment.yaml;
