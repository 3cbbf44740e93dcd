/** What identity tells about the users of a tenant. */
@NullMarked
package io.neonpro.contracts.identity;

import org.jspecify.annotations.NullMarked;
