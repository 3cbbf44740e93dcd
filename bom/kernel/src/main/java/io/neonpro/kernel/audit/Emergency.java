package io.neonpro.kernel.audit;

import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.smallrye.common.vertx.ContextLocals;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;

/** That the request at hand reads more than whoever asks works in, and why. */
final class Emergency {

    private static final String KEY = "neonpro.emergency";

    private Emergency() {}

    /**
     * From here on, until it is over.
     *
     * @return where it is so
     */
    static Context begin(TenantContext caller, String reason) {
        ContextLocals.put(KEY, reason);
        Tenancy.bind(caller.inAllClinics());
        return Vertx.currentContext();
    }

    /** A client that went away says so somewhere else; then nothing is done for it any more. */
    static void end(TenantContext caller, Context begun) {
        if (begun.equals(Vertx.currentContext())) {
            ContextLocals.remove(KEY);
            Tenancy.bind(caller);
        }
    }

    static Optional<String> reason() {
        return ContextLocals.get(KEY);
    }
}
