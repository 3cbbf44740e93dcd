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
}
