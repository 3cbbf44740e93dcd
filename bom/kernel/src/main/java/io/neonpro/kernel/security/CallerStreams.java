package io.neonpro.kernel.security;

import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;

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
     * A stream on a context of its own that is bound to the caller's tenant, as it is now.
     *
     * @throws ProblemException 403 when the caller works for no tenant
     */
    public <T> Multi<T> open(Supplier<Multi<T>> stream) {
        TenantContext tenant = Optional.of(caller.getPrincipal())
                .filter(JsonWebToken.class::isInstance)
                .map(JsonWebToken.class::cast)
                .flatMap(token -> Claims.of(token).context(Optional.empty()))
                .orElseThrow(() -> ProblemException.forbidden("No tenant is named."));
        Context own = VertxContext.createNewDuplicatedContext(Vertx.currentContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        return Multi.createFrom()
                .deferred(() -> {
                    Tenancy.bind(tenant);
                    return stream.get();
                })
                .runSubscriptionOn(task -> own.runOnContext(now -> task.run()));
    }
}
