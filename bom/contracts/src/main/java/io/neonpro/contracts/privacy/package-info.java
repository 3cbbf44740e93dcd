/** What services tell each other while a person is erased from all of them. */
@NullMarked
package io.neonpro.contracts.privacy;

import org.jspecify.annotations.NullMarked;
