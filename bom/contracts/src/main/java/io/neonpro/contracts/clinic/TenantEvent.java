package io.neonpro.contracts.clinic;

import io.neonpro.kernel.event.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What happens to a tenant, that is, a group of clinics. */
@RegisterForReflection
public sealed interface TenantEvent {

    UUID tenantId();

    /**
     * It signed up.
     *
     * @param slug its name in addresses, in kebab-case
     * @param ownerId the user who signed up
     * @param clinicId its first clinic
     */
    @EventType("io.neonpro.tenant.onboarded")
    record Onboarded(UUID tenantId, String name, String slug, ZoneId timezone, UUID ownerId, UUID clinicId)
            implements TenantEvent {}

    /**
     * Its whole configuration now reads so.
     *
     * @param revision grows with every change; drop what is older than the one at hand
     */
    @EventType("io.neonpro.tenant.configuration-changed")
    record ConfigurationChanged(
            UUID tenantId,
            long revision,
            Map<String, Object> features,
            Map<String, Object> billing,
            Map<String, Object> branding,
            Map<String, Object> compliance)
            implements TenantEvent {

        public ConfigurationChanged {
            features = copy(features);
            billing = copy(billing);
            branding = copy(branding);
            compliance = copy(compliance);
        }

        /** Unlike {@link Map#copyOf}, keeps the order and settings that are null. */
        private static Map<String, Object> copy(Map<String, Object> settings) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        }
    }

    /**
     * Its plan is this from now on.
     *
     * @param revision of the tenant; drop what is older than the one at hand
     * @param plan kebab-case
     * @param quotas how much of what it grants, by the names of the settings in the section {@code plan}
     */
    @EventType("io.neonpro.tenant.plan-changed")
    record PlanChanged(UUID tenantId, long revision, String plan, Map<String, Integer> quotas) implements TenantEvent {

        public PlanChanged {
            quotas = Map.copyOf(quotas);
        }
    }

    /**
     * Its days are counted in another time zone from now on, where no clinic is named.
     *
     * @param revision of the tenant; drop what is older than the one at hand
     */
    @EventType("io.neonpro.tenant.timezone-changed")
    record TimezoneChanged(UUID tenantId, long revision, ZoneId timezone) implements TenantEvent {}

    /**
     * It may read, and change nothing, until it is resumed.
     *
     * @param revision of the tenant; drop what is older than the one at hand
     * @param reasonCode kebab-case
     */
    @EventType("io.neonpro.tenant.suspended")
    record Suspended(UUID tenantId, long revision, String reasonCode) implements TenantEvent {}

    /**
     * It may work again.
     *
     * @param revision of the tenant; drop what is older than the one at hand
     */
    @EventType("io.neonpro.tenant.resumed")
    record Resumed(UUID tenantId, long revision) implements TenantEvent {}

    /**
     * It has left, for good.
     *
     * @param revision of the tenant; drop what is older than the one at hand
     */
    @EventType("io.neonpro.tenant.closed")
    record Closed(UUID tenantId, long revision) implements TenantEvent {}
}
