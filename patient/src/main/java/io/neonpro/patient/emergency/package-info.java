/** What becomes known when somebody reads more than they work in, or takes all along. */
@NullMarked
package io.neonpro.patient.emergency;

import org.jspecify.annotations.NullMarked;
