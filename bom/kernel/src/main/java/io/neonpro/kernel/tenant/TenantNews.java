package io.neonpro.kernel.tenant;

import io.neonpro.kernel.event.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/** What every service needs to hear of a tenant, of all that the clinic service tells. */
@RegisterForReflection
sealed interface TenantNews {

    /** Grows with every change of the tenant. */
    long revision();

    /** Its whole configuration now reads so. */
    @EventType("io.neonpro.tenant.configuration-changed")
    record Configured(
            long revision,
            Map<String, Object> features,
            Map<String, Object> billing,
            Map<String, Object> branding,
            Map<String, Object> compliance)
            implements TenantNews {

        Map<String, Object> bySection() {
            return Map.of("features", features, "billing", billing, "branding", branding, "compliance", compliance);
        }
    }

    /**
     * It has this plan from now on.
     *
     * @param quotas how much of what it grants, by the names of the settings that say so
     */
    @EventType("io.neonpro.tenant.plan-changed")
    record Subscribed(long revision, String plan, Map<String, Integer> quotas) implements TenantNews {

        Map<String, Object> bySection() {
            return Map.of("plan", quotas);
        }
    }

    /** Nothing of it may be changed until it is resumed. */
    @EventType("io.neonpro.tenant.suspended")
    record Suspended(long revision) implements TenantNews {}

    /** It may work again. */
    @EventType("io.neonpro.tenant.resumed")
    record Resumed(long revision) implements TenantNews {}

    /** It has left for good. */
    @EventType("io.neonpro.tenant.closed")
    record Closed(long revision) implements TenantNews {}
}
