package io.neonpro.kernel.data;

import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.tenancy.Tenancy;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.UUID;

/** Arguments of queries for what the caller may see. */
public final class Visible {

    private Visible() {}

    /** {@code $1} the tenant, {@code $2} those of its clinics that the caller works in, null for all. */
    public static Tuple arguments() {
        return Tuple.of(Tenancy.require().tenant())
                .addArrayOfUUID(ClinicScope.current().column());
    }

    /** The same, and {@code $3} the ids of what is sought. */
    public static Tuple arguments(Collection<UUID> ids) {
        return arguments().addArrayOfUUID(ids.toArray(UUID[]::new));
    }
}
