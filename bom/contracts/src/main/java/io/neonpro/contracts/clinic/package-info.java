/** What the clinic service tells about tenants and about the catalogue they book from. */
@NullMarked
package io.neonpro.contracts.clinic;

import org.jspecify.annotations.NullMarked;
