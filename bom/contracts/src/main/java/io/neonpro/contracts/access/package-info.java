/** Who may do what: the roles a token names and the permissions they stand for. */
@NullMarked
package io.neonpro.contracts.access;

import org.jspecify.annotations.NullMarked;
