/** Who saw or changed what of whom: for the tenant's owner. */
@NullMarked
package io.neonpro.patient.access;

import org.jspecify.annotations.NullMarked;
