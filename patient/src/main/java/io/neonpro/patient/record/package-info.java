/** Medical records: what was found and done, by whom and when; added to and never changed. */
@NullMarked
package io.neonpro.patient.record;

import org.jspecify.annotations.NullMarked;
