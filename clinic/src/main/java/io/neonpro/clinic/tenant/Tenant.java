package io.neonpro.clinic.tenant;

import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group of clinics, as its history tells.
 *
 * @param plan that it has subscribed to; absent before it has
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
        Standing standing,
        @Nullable Plan plan,
        long revision) {

    static final Tenant NONE =
            new Tenant(null, null, null, null, null, null, Configuration.EMPTY, Standing.OPEN, null, 0);

    boolean exists() {
        return revision > 0;
    }

    /** Whether it has come, and not left. */
    public boolean isHere() {
        return exists() && standing != Standing.CLOSED;
    }

    Tenant with(Configuration changed, long newRevision) {
        return new Tenant(id, name, slug, timezone, ownerId, clinicId, changed, standing, plan, newRevision);
    }

    Tenant in(ZoneId zone, long newRevision) {
        return new Tenant(id, name, slug, zone, ownerId, clinicId, configuration, standing, plan, newRevision);
    }

    Tenant on(Plan subscribed, long newRevision) {
        return new Tenant(
                id, name, slug, timezone, ownerId, clinicId, configuration, standing, subscribed, newRevision);
    }

    Tenant being(Standing now, long newRevision) {
        return new Tenant(id, name, slug, timezone, ownerId, clinicId, configuration, now, plan, newRevision);
    }
}
