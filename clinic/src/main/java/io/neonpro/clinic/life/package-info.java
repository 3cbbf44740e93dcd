/** How tenants are suspended, and how they leave. */
@NullMarked
package io.neonpro.clinic.life;

import org.jspecify.annotations.NullMarked;
