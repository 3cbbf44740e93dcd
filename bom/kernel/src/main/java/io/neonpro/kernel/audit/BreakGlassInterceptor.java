package io.neonpro.kernel.audit;

import io.neonpro.kernel.context.CallerContext;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.rate.Rate;
import io.neonpro.kernel.rate.RateLimiter;
import io.neonpro.kernel.security.AccessToken;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.arc.All;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Breaks the glass for {@link BreakGlass} methods, around what notes them; it makes that known first. */
@BreakGlass(permission = "")
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 550)
class BreakGlassInterceptor {

    private static final int MIN_REASON_LENGTH = 10;

    /** Of one person: what an emergency takes, and no browsing. */
    private static final Rate SELDOM = new Rate("broken-glass", 1, 20);

    private final List<Alarm> alarms;
    private final AuditHeaders headers;
    private final RateLimiter limiter;
    private final SecurityIdentity identity;

    BreakGlassInterceptor(
            @All List<Alarm> alarms, AuditHeaders headers, RateLimiter limiter, SecurityIdentity identity) {
        this.alarms = alarms;
        this.headers = headers;
        this.limiter = limiter;
        this.identity = identity;
    }

    @AroundInvoke
    Object open(InvocationContext call) throws Exception {
        Optional<String> reason = headers.line(AuditHeaders.BREAK_GLASS, MIN_REASON_LENGTH);
        if (reason.isEmpty() || ClinicScope.current().isAll()) {
            return call.proceed();
        }
        TenantContext caller = Tenancy.require();
        UUID person = person(caller, call.getInterceptorBinding(BreakGlass.class));
        String action = call.getInterceptorBinding(Audited.class).value();
        return requireSeldom(caller.tenant() + ":" + person)
                .chain(() -> Transactions.run(() -> raise(person, action)))
                .map(raised -> Emergency.begin(caller, reason.get()))
                .flatMap(begun -> proceed(call).onTermination().invoke(() -> Emergency.end(caller, begun)));
    }

    private UUID person(TenantContext caller, BreakGlass glass) {
        if (AccessToken.of(identity).filter(AccessToken::isOfMachine).isPresent()) {
            throw ProblemException.forbidden("Only people break the glass.");
        }
        return caller.user()
                .filter(person -> caller.permissions().contains(glass.permission()))
                .orElseThrow(
                        () -> ProblemException.forbidden("Who breaks the glass needs " + glass.permission() + "."));
    }

    /** Whoever counts, it goes on where it was. */
    private Uni<Void> requireSeldom(String person) {
        return CallerContext.keep(limiter.take(SELDOM, person))
                .invoke(verdict -> {
                    if (!verdict.isAdmitted()) {
                        throw ProblemException.tooMany(
                                "too-many-emergencies", "The glass was broken too often.", verdict.waitSeconds());
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> raise(UUID person, String action) {
        if (alarms.isEmpty()) {
            throw new IllegalStateException("Nobody would hear that the glass is broken");
        }
        return Multi.createFrom()
                .iterable(alarms)
                .onItem()
                .transformToUniAndConcatenate(alarm -> alarm.raise(person, action))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<?> proceed(InvocationContext call) {
        try {
            return (Uni<?>) call.proceed();
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }
}
