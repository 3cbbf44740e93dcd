/** The patients of a clinic group: who they are, how they are found. */
@NullMarked
package io.neonpro.patient.patient;

import org.jspecify.annotations.NullMarked;
