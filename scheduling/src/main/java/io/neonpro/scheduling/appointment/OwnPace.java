package io.neonpro.scheduling.appointment;

import io.neonpro.kernel.context.CallerContext;
import io.neonpro.kernel.rate.Rate;
import io.neonpro.kernel.rate.RateLimiter;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** How often patients change appointments of their own: each change is kept for ever, and told to whoever listens. */
@ApplicationScoped
class OwnPace {

    /** More in a row than anybody needs, and then one a minute. */
    private static final Rate CHANGES = new Rate("own-appointments", 1, 30);

    private final RateLimiter limiter;

    OwnPace(RateLimiter limiter) {
        this.limiter = limiter;
    }

    /** Whoever counts, it goes on where it was; fails with 429 when it was too often. */
    Uni<Void> require(UUID patient) {
        return CallerContext.keep(limiter.take(CHANGES, patient.toString()))
                .invoke(verdict -> {
                    if (!verdict.isAdmitted()) {
                        throw ProblemException.tooMany(
                                "too-many-changes",
                                "Appointments were changed too often; the clinic may change them.",
                                verdict.waitSeconds());
                    }
                })
                .replaceWithVoid();
    }
}
