/** When a service makes the documents that describe it. */
package io.neonpro.manifests.document;
