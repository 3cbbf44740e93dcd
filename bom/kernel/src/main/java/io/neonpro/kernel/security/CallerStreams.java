package io.neonpro.kernel.security;

import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.tenant.Standing;
import io.neonpro.kernel.tenant.TenantStanding;
import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Streams that last longer than what the filters of a request look at. There are so many at once ({@link StreamRoom}), and
 * each ends within seconds once its caller's token has expired or ended, or their tenant has left.
 */
@ApplicationScoped
public class CallerStreams {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final SecurityIdentity caller;
    private final CurrentVertxRequest request;
    private final StreamRoom room;
    private final EndedTokens ended;
    private final TenantStanding standing;

    CallerStreams(
            SecurityIdentity caller,
            CurrentVertxRequest request,
            StreamRoom room,
            EndedTokens ended,
            TenantStanding standing) {
        this.caller = caller;
        this.request = request;
        this.room = room;
        this.ended = ended;
        this.standing = standing;
    }

    /**
     * The answer to a request, whose tenant is bound and stays so.
     *
     * @throws ProblemException 429 or 503 where there is no room for one more
     */
    public <T> Multi<T> answer(Multi<T> stream) {
        TenantContext tenant = Tenancy.require();
        room.require(tenant);
        return lasting(tenant, token(), stream);
    }

    /**
     * What is asked for over a WebSocket, where there is no request when the items come, and so no tenant that
     * {@link CallerFilter} could have bound: on a context of its own that is bound to the caller's tenant and clinics, as they are now,
     * and knows the caller.
     *
     * @return fails where there is no room for one more, and with 401 once the token is over
     * @throws ProblemException 403 when the caller works for no tenant
     */
    public <T> Multi<T> open(Supplier<Multi<T>> stream) {
        TenantContext tenant = AccessToken.of(caller)
                .flatMap(shown -> shown.context(request.getCurrent().request().getHeader(AccessToken.CLINIC_HEADER)))
                .orElseThrow(() -> ProblemException.forbidden("No tenant is named."));
        AccessToken token = token();
        ManagedContext requests = Arc.container().requestContext();
        ContextState asker = requests.getState();
        Context own = VertxContext.createNewDuplicatedContext(Vertx.currentContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        return Multi.createFrom()
                .deferred(() -> {
                    Tenancy.bind(tenant);
                    requests.activate(asker);
                    return lasting(tenant, token, stream.get());
                })
                .runSubscriptionOn(task -> own.runOnContext(now -> task.run()));
    }

    private AccessToken token() {
        return (AccessToken) caller.getPrincipal();
    }

    private <T> Multi<T> lasting(TenantContext tenant, AccessToken token, Multi<T> stream) {
        return Multi.createFrom().deferred(() -> {
            if (isOver(token)) {
                throw new ProblemException(Problem.ofStatus(401));
            }
            room.enter(tenant);
            return untilOver(token, stream).onTermination().invoke(() -> room.leave(tenant));
        });
    }

    /** Each item, and then nothing for the end. */
    private <T> Multi<T> untilOver(AccessToken token, Multi<T> stream) {
        return Multi.createBy()
                .merging()
                .streams(stream.map(Optional::of).onCompletion().continueWith(Optional.<T>empty()), ends(token))
                .select()
                .first(Optional::isPresent)
                .map(Optional::get);
    }

    private <T> Multi<Optional<T>> ends(AccessToken token) {
        Context own = Vertx.currentContext();
        return Multi.createFrom()
                .ticks()
                .every(LOOK_EVERY)
                .onOverflow()
                .drop()
                .emitOn(task -> own.runOnContext(now -> task.run()))
                .onItem()
                .transformToUniAndConcatenate(tick -> mayGoOn(token))
                .filter(mayGoOn -> !mayGoOn)
                .map(over -> Optional.empty());
    }

    private Uni<Boolean> mayGoOn(AccessToken token) {
        return isOver(token)
                ? Uni.createFrom().item(false)
                : standing.now().map(now -> now != Standing.CLOSED).onFailure().recoverWithItem(true);
    }

    private boolean isOver(AccessToken token) {
        return ended.isEnded(token) || token.hasExpired();
    }
}
