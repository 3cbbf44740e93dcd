package io.neonpro.clinic.affected;

import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.peer.Refusal;
import io.neonpro.kernel.peer.RefusedByPeer;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jboss.logging.Logger;

/** Asks scheduling what a change would affect, and does not wait for it for long. */
@ApplicationScoped
class Question {

    private static final Logger LOG = Logger.getLogger(Question.class);

    private final Scheduling scheduling;

    Question(PeerClients peers) {
        this.scheduling = peers.of(Scheduling.class);
    }

    /**
     * @return fails as scheduling refuses to answer the caller; nothing is known to be affected when it cannot be asked
     */
    @Timeout(value = 2, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 50, jitter = 20, abortOn = RefusedByPeer.class)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2000, skipOn = RefusedByPeer.class)
    @CircuitBreakerName("scheduling")
    @Bulkhead(value = 10, waitingTaskQueue = 50)
    @Fallback(fallbackMethod = "unknown", skipOn = RefusedByPeer.class)
    Uni<Affected> ask(ProposedChange change) {
        return Refusal.told(scheduling.ask(change));
    }

    @SuppressWarnings("unused")
    private Uni<Affected> unknown(ProposedChange change, Throwable cause) {
        LOG.warnf("What a change affects is not known, as scheduling does not answer: %s", cause);
        return Uni.createFrom().item(Affected.UNKNOWN);
    }
}
