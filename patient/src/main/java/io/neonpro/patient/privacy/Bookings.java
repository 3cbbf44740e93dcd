package io.neonpro.patient.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.peer.Refusal;
import io.neonpro.kernel.peer.RefusedByPeer;
import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/**
 * Has scheduling book nobody for a patient any more. Without it nobody is erased: a visit might be
 * ahead, or be booked a moment later for somebody who is not there any more.
 */
@ApplicationScoped
class Bookings {

    private static final Logger LOG = Logger.getLogger(Bookings.class);
    private static final int CONFLICT = 409;

    private final Scheduling scheduling;

    Bookings(PeerClients peers) {
        this.scheduling = peers.of(Scheduling.class);
    }

    /**
     * Within less than ten seconds, whatever comes.
     *
     * @return fails with {@code appointments-ahead} naming them, with 503 when scheduling does not
     *     answer
     */
    @Timeout(value = 3, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 50, jitter = 20, abortOn = RefusedByPeer.class)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2000, skipOn = RefusedByPeer.class)
    @CircuitBreakerName("scheduling")
    @Bulkhead(value = 20, waitingTaskQueue = 200)
    @Fallback(fallbackMethod = "unavailable", skipOn = RefusedByPeer.class)
    Uni<Void> stop(UUID patientId) {
        return Refusal.told(scheduling
                        .stopBookings(patientId)
                        .onFailure(ClientWebApplicationException.class)
                        .transform(failure -> told((ClientWebApplicationException) failure)))
                .replaceWithVoid();
    }

    /** What is ahead, in scheduling's words; the failure itself when that is not why it refuses. */
    private static Throwable told(ClientWebApplicationException failure) {
        return failure.getResponse().getStatus() == CONFLICT ? told(failure, Refusal.words(failure)) : failure;
    }

    private static Throwable told(ClientWebApplicationException failure, JsonNode words) {
        return words.isMissingNode()
                ? failure
                : new RefusedByPeer(Problem.of(
                                CONFLICT,
                                words.path("code").asText("conflict"),
                                words.path("detail").asText())
                        .with("count", words.path("count"))
                        .with("appointments", words.path("appointments")));
    }

    @SuppressWarnings("unused")
    private Uni<Void> unavailable(UUID patientId, Throwable cause) {
        LOG.warnf("Scheduling does not answer: %s", cause);
        return Uni.createFrom()
                .failure(ProblemException.unavailable(
                        "Whether this patient has appointments ahead cannot be found out right now."));
    }
}
