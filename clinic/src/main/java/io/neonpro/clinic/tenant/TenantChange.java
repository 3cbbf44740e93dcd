package io.neonpro.clinic.tenant;

import io.neonpro.kernel.value.Ids;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a tenant, and who did it.
 *
 * @param version of the tenant with it
 * @param what kebab-case, as the event's name ends
 * @param by the user who did it; absent when it was none of the tenant's
 * @param configuration as it was from then on, where that is what changed
 */
@RegisterForReflection
public record TenantChange(
        int version,
        String what,
        Instant at,
        @Nullable UUID by,
        @Nullable Configuration configuration) {

    private static final String CONFIGURED = "configuration-changed";

    static TenantChange of(Row row) {
        String type = row.getString("type");
        String what = type.substring(type.lastIndexOf('.') + 1);
        return new TenantChange(
                row.getInteger("version"),
                what,
                row.getOffsetDateTime("recorded_at").toInstant(),
                Optional.ofNullable(row.getString("changed_by")).map(Ids::of).orElse(null),
                what.equals(CONFIGURED) ? configuration(row.getJsonObject("data")) : null);
    }

    private static Configuration configuration(JsonObject event) {
        return new Configuration(
                section(event, "features"),
                section(event, "billing"),
                section(event, "branding"),
                section(event, "compliance"));
    }

    private static Map<String, Object> section(JsonObject event, String name) {
        return event.getJsonObject(name, new JsonObject()).getMap();
    }
}
