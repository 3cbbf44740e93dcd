/** What scheduling tells about appointments, and stores as their history. */
@NullMarked
package io.neonpro.contracts.appointment;

import org.jspecify.annotations.NullMarked;
