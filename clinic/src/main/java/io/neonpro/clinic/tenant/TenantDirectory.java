package io.neonpro.clinic.tenant;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Shows the caller's own tenant; there is no way to see another. */
@ApplicationScoped
public class TenantDirectory {

    private static final String OWN = """
            select tenant_id, name, slug, timezone, configuration::text as configuration,
                   standing, plan, version
              from tenant where tenant_id = $1
            """;

    private final Reads reads;
    private final ConfigurationJson json;

    TenantDirectory(Reads reads, ConfigurationJson json) {
        this.reads = reads;
        this.json = json;
    }

    /**
     * @return fails with {@code not-found} for a token of a tenant that never signed up here
     */
    public Uni<Versioned<TenantProfile>> profile() {
        return own(TenantProfile::of);
    }

    /**
     * @return fails with {@code not-found} for a token of a tenant that never signed up here
     */
    public Uni<Versioned<Configuration>> configuration() {
        return own(row -> json.read(row.getString("configuration")));
    }

    private <T> Uni<Versioned<T>> own(Function<Row, T> value) {
        return reads.find(
                        OWN,
                        Tuple.of(Tenancy.require().tenant()),
                        row -> new Versioned<>(row.getInteger("version"), value.apply(row)))
                .map(found -> found.orElseThrow(TenantRules.NO_SUCH_TENANT::asFailure));
    }
}
