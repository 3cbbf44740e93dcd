/** All that a tenant has on the platform, from every service, to take along. */
@NullMarked
package io.neonpro.clinic.export;

import org.jspecify.annotations.NullMarked;
