package io.neonpro.kernel.tenant;

import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Copy;
import io.neonpro.kernel.tenant.TenantNews.Configured;
import io.neonpro.kernel.tenant.TenantNews.Subscribed;
import io.neonpro.kernel.value.Setting;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What the tenant of the context has decided, and its plan grants, as far as this service has heard: always within the
 * caller's transaction.
 */
@ApplicationScoped
public class Settings {

    private static final TenantStatement FIND =
            new TenantStatement("select settings from tenant_settings where tenant_id = $1");

    private static final Copy COPY = Copy.of("tenant_settings", List.of("part"), List.of("settings"));

    public <T> Uni<T> get(Setting<T> setting) {
        return now().map(decided -> decided.get(setting));
    }

    /** All of it. */
    public Uni<Decided> now() {
        return FIND.list(row -> row.getJsonObject("settings").getMap()).map(Decided::of);
    }

    Uni<Boolean> keep(Configured configured) {
        return COPY.keep(configured.revision(), "configuration", new JsonObject(configured.bySection()));
    }

    Uni<Boolean> keep(Subscribed subscribed) {
        return COPY.keep(subscribed.revision(), "plan", new JsonObject(subscribed.bySection()));
    }
}
