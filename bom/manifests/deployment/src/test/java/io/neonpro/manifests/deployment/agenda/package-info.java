/** A service small enough to read, with one of each thing that manifests are made of. */
package io.neonpro.manifests.deployment.agenda;
