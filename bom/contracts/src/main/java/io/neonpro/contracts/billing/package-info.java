/** What billing tells about invoices. */
@NullMarked
package io.neonpro.contracts.billing;

import org.jspecify.annotations.NullMarked;
