/** When clinics are open and practitioners work. */
@NullMarked
package io.neonpro.clinic.hours;

import org.jspecify.annotations.NullMarked;
