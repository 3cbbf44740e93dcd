/** The rooms and devices that treatments occupy. */
@NullMarked
package io.neonpro.clinic.catalogue.resource;

import org.jspecify.annotations.NullMarked;
