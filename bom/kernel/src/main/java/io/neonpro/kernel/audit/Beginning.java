package io.neonpro.kernel.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.neonpro.kernel.audit.AccessChain.Link;
import io.neonpro.kernel.crypto.TenantSeal;
import io.vertx.sqlclient.Row;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Where a tenant's access log begins when older entries are forgotten. It is sealed itself: whoever takes entries away makes no
 * beginning that would hide it.
 *
 * @param link the last entry that is forgotten, on which the first one that is not follows
 * @param isIntact whether all that is forgotten was as it was written
 * @param endorsement the seal of these
 */
record Beginning(UUID tenant, Link link, boolean isIntact, byte[] endorsement) {

    private static final byte[] PURPOSE = "where an access log begins".getBytes(UTF_8);

    /** Nothing is forgotten. */
    static Beginning ofAll(UUID tenant) {
        return new Beginning(tenant, Link.NONE, true, new byte[0]);
    }

    static Beginning after(UUID tenant, Link link, boolean isIntact, TenantSeal tenantSeal) {
        return new Beginning(tenant, link, isIntact, tenantSeal.fingerprint(content(tenant, link, isIntact)));
    }

    static boolean isIn(Row row) {
        return row.getBuffer("endorsement") != null;
    }

    static Beginning of(UUID tenant, Row row) {
        return new Beginning(
                tenant,
                Link.of(row),
                row.getBoolean("is_intact"),
                row.getBuffer("endorsement").getBytes());
    }

    /** Whether this service has left it so, and all was well before it. */
    boolean isSound(TenantSeal tenantSeal) {
        return isIntact && (link.number() == 0 || tenantSeal.isOf(content(tenant, link, true), endorsement));
    }

    private static byte[] content(UUID tenant, Link link, boolean isIntact) {
        return ByteBuffer.allocate(PURPOSE.length + 3 * Long.BYTES + 1 + link.seal().length)
                .put(PURPOSE)
                .putLong(tenant.getMostSignificantBits())
                .putLong(tenant.getLeastSignificantBits())
                .putLong(link.number())
                .put((byte) (isIntact ? 1 : 0))
                .put(link.seal())
                .array();
    }
}
