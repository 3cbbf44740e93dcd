/** What a service is to the cluster, said on its application class; the build makes Kubernetes objects of it. */
package io.neonpro.manifests;
