/** What is heard of the group's clinics: who of them knows whom. */
@NullMarked
package io.neonpro.patient.clinic;

import org.jspecify.annotations.NullMarked;
