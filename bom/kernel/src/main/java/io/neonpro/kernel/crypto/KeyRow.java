package io.neonpro.kernel.crypto;

import java.util.Optional;

/**
 * A wrapped key as it is stored.
 *
 * @param wrapped absent once the key was destroyed
 * @param settled whether an earlier transaction stored it; one stored by the current transaction is
 *     gone if that rolls back, so it must not be remembered beyond it
 */
record KeyRow(Optional<byte[]> wrapped, boolean settled) {}
