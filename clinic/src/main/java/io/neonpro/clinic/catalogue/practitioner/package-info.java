/** Those who treat, and what lets them. */
@NullMarked
package io.neonpro.clinic.catalogue.practitioner;

import org.jspecify.annotations.NullMarked;
