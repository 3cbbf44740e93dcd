/** The places where patients are treated. */
@NullMarked
package io.neonpro.clinic.catalogue.clinic;

import org.jspecify.annotations.NullMarked;
