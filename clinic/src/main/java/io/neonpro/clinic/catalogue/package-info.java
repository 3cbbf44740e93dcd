/** What all entries of the catalogue have in common. */
@NullMarked
package io.neonpro.clinic.catalogue;

import org.jspecify.annotations.NullMarked;
