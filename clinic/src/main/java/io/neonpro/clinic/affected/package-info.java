/** What changes of the catalogue and of hours do to appointments that are booked already. */
@NullMarked
package io.neonpro.clinic.affected;

import org.jspecify.annotations.NullMarked;
