package io.neonpro.clinic.onboarding;

import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.peer.PeerGuard;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
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

    private final PeerGuard hashing =
            guard("owner-password").resting(10, Duration.ofSeconds(3)).build();
    private final PeerGuard signing = guard("owner-sign-in").build();

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
    Uni<StoredPassword> hash(NewPassword password) {
        return hashing.ask(
                () -> told(identity.hash(password)),
                failure -> failed(failure, ProblemException.unavailable("Signing up is not possible right now.")));
    }

    /**
     * Of a group that is signed up.
     *
     * @return fails as identity refuses, or with 503 when it cannot be asked
     */
    Uni<Registered> signIn(OwnerSignIn owner) {
        return signing.ask(
                () -> told(identity.signIn(owner)),
                failure -> failed(
                        failure,
                        ProblemException.of(
                                503,
                                "sign-in-unavailable",
                                "The group is signed up. Its owner can sign in as soon as that is possible again.")));
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

    private static PeerGuard.Builder guard(String name) {
        return PeerGuard.of(name, Duration.ofSeconds(15)).atOnce(20, 10).againUnlessSlow(2, Duration.ofMillis(200));
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
