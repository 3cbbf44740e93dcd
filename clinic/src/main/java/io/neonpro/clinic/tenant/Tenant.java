package io.neonpro.clinic.tenant;

import java.time.ZoneId;
import java.util.UUID;

/**
 * A group of clinics, as its history tells.
 *
 * @param revision how many events it has had; 0 before it signed up
 */
public record Tenant(
        UUID id,
        String name,
        String slug,
        ZoneId timezone,
        UUID ownerId,
        UUID clinicId,
        Configuration configuration,
        long revision) {

    static final Tenant NONE = new Tenant(null, null, null, null, null, null, Configuration.EMPTY, 0);

    boolean exists() {
        return revision > 0;
    }

    Tenant with(Configuration changed, long newRevision) {
        return new Tenant(id, name, slug, timezone, ownerId, clinicId, changed, newRevision);
    }
}
