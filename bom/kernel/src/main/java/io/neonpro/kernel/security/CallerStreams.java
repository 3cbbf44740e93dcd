package io.neonpro.kernel.security;

import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Streams that last longer than the request that asked for them: over a WebSocket there is none at
 * all when the items come, and so no tenant that {@link CallerFilter} could have bound.
 */
@ApplicationScoped
public class CallerStreams {

    private final SecurityIdentity caller;
    private final CurrentVertxRequest request;

    CallerStreams(SecurityIdentity caller, CurrentVertxRequest request) {
        this.caller = caller;
        this.request = request;
    }

    /**
     * A stream on a context of its own that is bound to the caller's tenant and clinics, as they are now, and knows the caller.
     *
     * @throws ProblemException 403 when the caller works for no tenant
     */
    public <T> Multi<T> open(Supplier<Multi<T>> stream) {
        TenantContext tenant = Claims.of(caller)
                .flatMap(claims -> claims.context(request.getCurrent().request().getHeader(Claims.CLINIC_HEADER)))
                .orElseThrow(() -> ProblemException.forbidden("No tenant is named."));
        ManagedContext requests = Arc.container().requestContext();
        ContextState asker = requests.getState();
        Context own = VertxContext.createNewDuplicatedContext(Vertx.currentContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        return Multi.createFrom()
                .deferred(() -> {
                    Tenancy.bind(tenant);
                    requests.activate(asker);
                    return stream.get();
                })
                .runSubscriptionOn(task -> own.runOnContext(now -> task.run()));
    }
}
