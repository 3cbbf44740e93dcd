/** What notify tells about messages to patients. */
@NullMarked
package io.neonpro.contracts.notify;

import org.jspecify.annotations.NullMarked;
