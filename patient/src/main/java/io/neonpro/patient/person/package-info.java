/** What identifies and reaches a person, each value right by construction. */
@NullMarked
package io.neonpro.patient.person;

import org.jspecify.annotations.NullMarked;
