/** How a group of clinics signs up. */
@NullMarked
package io.neonpro.clinic.onboarding;

import org.jspecify.annotations.NullMarked;
