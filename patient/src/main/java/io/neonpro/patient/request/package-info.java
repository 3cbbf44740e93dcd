/** What people ask of the controller of their data (LGPD art. 18): when it came, when it is due, what became of it. */
@NullMarked
package io.neonpro.patient.request;

import org.jspecify.annotations.NullMarked;
