package io.neonpro.clinic.tenant;

import java.time.ZoneId;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What may be asked of a tenant. */
public sealed interface TenantCommand {

    /** Sign up, with an owner and a first clinic. */
    record Onboard(UUID tenantId, String name, String slug, ZoneId timezone, UUID ownerId, UUID clinicId)
            implements TenantCommand {}

    /** From now on be configured as this makes of the configuration so far. */
    record Configure(UnaryOperator<Configuration> edit) implements TenantCommand {}

    /** From now on be in another time zone, as new clinics are then. */
    record Move(ZoneId timezone) implements TenantCommand {}

    /** Have another plan from now on. */
    record Subscribe(Plan plan) implements TenantCommand {}

    /**
     * Change nothing from now on.
     *
     * @param reasonCode kebab-case
     */
    record Suspend(String reasonCode) implements TenantCommand {}

    /** Work again. */
    record Resume() implements TenantCommand {}

    /** Leave, for good. */
    record Close() implements TenantCommand {}
}
