/** The groups of clinics and how they want the platform to behave. */
@NullMarked
package io.neonpro.clinic.tenant;

import org.jspecify.annotations.NullMarked;
