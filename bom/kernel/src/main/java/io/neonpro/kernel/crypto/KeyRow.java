package io.neonpro.kernel.crypto;

import io.vertx.sqlclient.Row;
import java.util.Optional;

/**
 * A data subject's wrapped key as it is stored.
 *
 * @param wrapped absent once the key was destroyed
 * @param settled whether an earlier transaction stored it; one stored by the current transaction is
 *     gone if that rolls back, so it must not be remembered beyond it
 */
record KeyRow(Optional<byte[]> wrapped, boolean settled) {

    static KeyRow of(Row row) {
        return new KeyRow(
                Optional.ofNullable(row.getBuffer("wrapped_key")).map(key -> key.getBytes()),
                row.getBoolean("settled"));
    }
}
