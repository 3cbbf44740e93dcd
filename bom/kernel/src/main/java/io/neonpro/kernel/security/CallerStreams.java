package io.neonpro.kernel.security;

import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Streams that last longer than the request that asked for them: over a WebSocket there is none at
 * all when the items come, and so no tenant that {@link CallerFilter} could have bound.
 */
@ApplicationScoped
public class CallerStreams {

    private final SecurityIdentity caller;

    CallerStreams(SecurityIdentity caller) {
        this.caller = caller;
    }

    /**
     * A stream on a context of its own that is bound to the caller's tenant, as it is now, and knows the caller.
     *
     * @throws ProblemException 403 when the caller works for no tenant
     */
    public <T> Multi<T> open(Supplier<Multi<T>> stream) {
        TenantContext tenant = Claims.of(caller)
                .flatMap(claims -> claims.context(Optional.empty()))
                .orElseThrow(() -> ProblemException.forbidden("No tenant is named."));
        ManagedContext request = Arc.container().requestContext();
        ContextState asker = request.getState();
        Context own = VertxContext.createNewDuplicatedContext(Vertx.currentContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        return Multi.createFrom()
                .deferred(() -> {
                    Tenancy.bind(tenant);
                    request.activate(asker);
                    return stream.get();
                })
                .runSubscriptionOn(task -> own.runOnContext(now -> task.run()));
    }
}
