package io.neonpro.clinic.onboarding;

import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/**
 * Has identity register owners, in the platform's name, as there is no tenant yet. Who waits for an answer has it asked
 * again when it could not be reached; not when it is slow, since hashing another password makes it slower. What the
 * sign-up does by itself it repeats by itself.
 */
@ApplicationScoped
class OwnerRegistration {

    private static final Logger LOG = Logger.getLogger(OwnerRegistration.class);

    private final Identity identity;
    private final OwnerRefusal refusal;

    OwnerRegistration(PeerClients peers, OwnerRefusal refusal) {
        this.identity = peers.of(Identity.class);
        this.refusal = refusal;
    }

    /**
     * What a sign-up may keep of its owner's password.
     *
     * @return fails with 503 when identity cannot be asked: then nothing is begun
     */
    @Timeout(value = 15, unit = ChronoUnit.SECONDS)
    @Retry(
            maxRetries = 2,
            delay = 200,
            jitter = 100,
            abortOn = {Refused.class, TimeoutException.class})
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            failureRatio = 0.5,
            delay = 3,
            delayUnit = ChronoUnit.SECONDS,
            skipOn = Refused.class)
    @Bulkhead(20)
    @Fallback(fallbackMethod = "unavailable", skipOn = Refused.class)
    Uni<StoredPassword> hash(NewPassword password) {
        return told(identity.hash(password));
    }

    /**
     * Of a group that is signed up.
     *
     * @return fails as identity refuses, or with 503 when it cannot be asked
     */
    @Timeout(value = 15, unit = ChronoUnit.SECONDS)
    @Retry(
            maxRetries = 2,
            delay = 200,
            jitter = 100,
            abortOn = {Refused.class, TimeoutException.class})
    @Bulkhead(20)
    @Fallback(fallbackMethod = "unavailable", skipOn = Refused.class)
    Uni<Registered> signIn(OwnerSignIn owner) {
        return told(identity.signIn(owner));
    }

    /**
     * @return fails as identity refuses, with {@code email-taken} for example
     */
    Uni<Registered.Owner> register(Registration registration) {
        return Tenancy.runAsPlatform(() -> told(identity.register(registration)));
    }

    Uni<Void> withdraw(UUID tenant, UUID owner) {
        return Tenancy.runAsPlatform(() -> told(identity.withdraw(new Withdrawal(tenant, owner))));
    }

    Uni<StoredPassword> unavailable(NewPassword password, Throwable failure) {
        return failed(failure, ProblemException.unavailable("Signing up is not possible right now."));
    }

    Uni<Registered> unavailable(OwnerSignIn owner, Throwable failure) {
        return failed(
                failure,
                ProblemException.of(
                        503,
                        "sign-in-unavailable",
                        "The group is signed up. Its owner can sign in as soon as that is possible again."));
    }

    private <T> Uni<T> told(Uni<T> answer) {
        return answer.onFailure(ClientWebApplicationException.class)
                .transform(failure -> refusal.of((ClientWebApplicationException) failure));
    }

    private static <T> Uni<T> failed(Throwable failure, ProblemException told) {
        LOG.warnf("Identity cannot be asked: %s", failure);
        return Uni.createFrom().failure(told);
    }
}
