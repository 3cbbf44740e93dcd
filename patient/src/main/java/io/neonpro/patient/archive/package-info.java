/** All that the platform keeps about a person, from every service, for them to read and to take along (LGPD art. 18, II, V). */
@NullMarked
package io.neonpro.patient.archive;

import org.jspecify.annotations.NullMarked;
