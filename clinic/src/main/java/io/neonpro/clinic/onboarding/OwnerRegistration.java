package io.neonpro.clinic.onboarding;

import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/**
 * Has identity register owners. It may be asked twice for the same one, and is when it could not be
 * reached; not when it is slow, since hashing another password makes it slower. Without it the
 * sign-up fails: there would be nobody to hand a token to.
 */
@ApplicationScoped
class OwnerRegistration {

    private static final Logger LOG = Logger.getLogger(OwnerRegistration.class);

    private final Identity identity;
    private final OwnerRefusal refusal;

    OwnerRegistration(@RestClient Identity identity, OwnerRefusal refusal) {
        this.identity = identity;
        this.refusal = refusal;
    }

    /**
     * @return fails as identity refuses, with {@code email-taken} for example, or with 503 when it
     *     cannot be asked
     */
    @Timeout(value = 15, unit = ChronoUnit.SECONDS)
    @Retry(
            maxRetries = 2,
            delay = 200,
            jitter = 100,
            abortOn = {ProblemException.class, TimeoutException.class})
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            failureRatio = 0.5,
            delay = 3,
            delayUnit = ChronoUnit.SECONDS,
            skipOn = ProblemException.class)
    @Bulkhead(20)
    @Fallback(fallbackMethod = "unavailable", skipOn = ProblemException.class)
    Uni<Registered> register(Registration registration) {
        return identity.register(registration)
                .onFailure(ClientWebApplicationException.class)
                .transform(failure -> refusal.of((ClientWebApplicationException) failure));
    }

    Uni<Registered> unavailable(Registration registration, Throwable failure) {
        LOG.warnf("Identity did not register %s: %s", registration, failure);
        return Uni.createFrom().failure(ProblemException.unavailable("Signing up is not possible right now."));
    }
}
