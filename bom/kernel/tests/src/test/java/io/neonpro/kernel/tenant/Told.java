package io.neonpro.kernel.tenant;

import io.neonpro.devstack.event.TestEvents;
import io.neonpro.kernel.tenancy.Work;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** What the clinic service tells of a tenant in a test. */
public final class Told {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String HEARD = "select count(*) from inbox where tenant_id = $1 and event_id = $2";

    private Told() {}

    static void configured(UUID tenant, long revision, Map<String, Object> sections) {
        JsonObject event = new JsonObject();
        for (String section : new String[] {"features", "billing", "branding", "compliance"}) {
            event.put(section, sections.getOrDefault(section, Map.of()));
        }
        tell(tenant, "configuration-changed", revision, event);
    }

    static void subscribed(UUID tenant, long revision, Map<String, Object> quotas) {
        tell(
                tenant,
                "plan-changed",
                revision,
                new JsonObject().put("plan", "odd").put("quotas", quotas));
    }

    public static void standing(UUID tenant, String news, long revision) {
        tell(tenant, news, revision, new JsonObject());
    }

    /** Returns once it has had its effect. */
    private static void tell(UUID tenant, String news, long revision, JsonObject event) {
        UUID id = UUID.randomUUID();
        String data = event.put("tenantId", tenant.toString())
                .put("revision", revision)
                .encode();
        TestEvents.publish(id, "clinic", "io.neonpro.tenant." + news + ".v1", tenant, tenant, data, revision);
        Awaitility.await().atMost(PATIENCE).until(() -> Work.ask(tenant, Long.class, HEARD, tenant, id) == 1);
    }
}
