package io.neonpro.kernel.rate;

import io.neonpro.kernel.context.CallerContext;
import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * How often patients change what is their own: each change is kept for ever, and told to whoever listens, so that of those there are
 * far fewer than requests.
 */
@ApplicationScoped
public class Pace {

    /** More in a row than anybody needs, and then one a minute. */
    private static final int PER_MINUTE = 1;

    private static final int BURST = 30;

    private final RateLimiter limiter;

    Pace(RateLimiter limiter) {
        this.limiter = limiter;
    }

    /**
     * Counts a change by the patient whom the caller's token names, who has a bucket for each sort of them: once, however often
     * its transaction begins, and while no connection is held. Whoever counts, it goes on where it was.
     *
     * @param sort of changes, as in {@code own-appointments}
     * @param refusal what is said to who changed too much
     * @return fails with 429 {@code too-many-changes} when it was too often
     */
    public Uni<Void> require(String sort, String refusal) {
        TenantContext caller = Tenancy.require();
        String patient = caller.tenant() + ":" + caller.requirePatient();
        Rate rate = new Rate(sort, PER_MINUTE, BURST);
        return Interlude.ask(rate, () -> counted(rate, patient, refusal));
    }

    private Uni<Void> counted(Rate rate, String patient, String refusal) {
        return CallerContext.keep(limiter.take(rate, patient))
                .invoke(verdict -> {
                    if (!verdict.isAdmitted()) {
                        throw ProblemException.tooMany("too-many-changes", refusal, verdict.waitSeconds());
                    }
                })
                .replaceWithVoid();
    }
}
