/** What the patient service tells about patients, their records and their consents. */
@NullMarked
package io.neonpro.contracts.patient;

import org.jspecify.annotations.NullMarked;
