package io.neonpro.identity;

import io.neonpro.devstack.event.TestEvents;
import java.util.List;
import java.util.UUID;

/** What the clinic service says, and what this one does. */
final class Events {

    private Events() {}

    static void onboarded(UUID tenant, UUID owner) {
        TestEvents.publish("clinic", "io.neonpro.tenant.onboarded.v1", tenant, tenant, """
                {"tenantId":"%s","name":"Clínica Aurora","slug":"aurora",
                 "timezone":"America/Sao_Paulo","ownerId":"%s","clinicId":"%s"}
                """.formatted(
                        tenant, owner, UUID.randomUUID()));
    }

    /** That a tenant wants a second factor of these roles. */
    static void secondFactorRoles(UUID tenant, String... roles) {
        TestEvents.publish("clinic", "io.neonpro.tenant.configuration-changed.v1", tenant, tenant, """
                {"tenantId":"%s","revision":1,"features":{},"billing":{},"branding":{},
                 "compliance":{"secondFactorRoles":["%s"]}}
                """.formatted(
                        tenant, String.join("\",\"", roles)));
    }

    /** That a tenant has a plan for so many people. */
    static void planOf(UUID tenant, int users) {
        TestEvents.publish("clinic", "io.neonpro.tenant.plan-changed.v1", tenant, tenant, """
                {"tenantId":"%s","revision":2,"plan":"odd","quotas":{"users":%d}}
                """.formatted(tenant, users));
    }

    /** The types of the events that this service published about somebody, in order, once there are so many. */
    static List<String> about(UUID user, int many) {
        return TestEvents.heard("identity", user, types -> types.size() >= many);
    }

    static void suspended(UUID tenant) {
        TestEvents.publish("clinic", "io.neonpro.tenant.suspended.v1", tenant, tenant, """
                {"tenantId":"%s","revision":2}
                """.formatted(tenant));
    }
}
