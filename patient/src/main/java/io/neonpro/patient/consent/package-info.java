/** What patients consented to, and took back. */
@NullMarked
package io.neonpro.patient.consent;

import org.jspecify.annotations.NullMarked;
