/** What is done for patients, for how long, at what price and with what. */
@NullMarked
package io.neonpro.clinic.catalogue.treatment;

import org.jspecify.annotations.NullMarked;
