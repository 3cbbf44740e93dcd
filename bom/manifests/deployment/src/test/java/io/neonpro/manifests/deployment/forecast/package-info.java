/** How good the forecast is by which services are scaled: its formula, against a year that is made up. */
package io.neonpro.manifests.deployment.forecast;
