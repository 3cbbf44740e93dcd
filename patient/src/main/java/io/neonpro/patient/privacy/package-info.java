/** What the law lets people ask of a controller: their data, and an end to it (LGPD art. 18). */
@NullMarked
package io.neonpro.patient.privacy;

import org.jspecify.annotations.NullMarked;
