package io.neonpro.scheduling.calendar;

import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.peer.Refusal;
import io.neonpro.kernel.peer.RefusedByPeer;
import io.neonpro.kernel.peer.Unseen;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jboss.logging.Logger;

/** Asks the patient service who exists, and does not wait for it for long. */
@ApplicationScoped
public class PatientDirectory {

    private static final Logger LOG = Logger.getLogger(PatientDirectory.class);

    private final PatientService service;

    PatientDirectory(PeerClients peers) {
        this.service = peers.of(PatientService.class);
    }

    /**
     * @return fails as the patient service refuses to answer the caller, with 503 when it does not answer
     */
    @Timeout(value = 1500, unit = ChronoUnit.MILLIS)
    @Retry(maxRetries = 1, delay = 50, jitter = 20, abortOn = RefusedByPeer.class)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2000, skipOn = RefusedByPeer.class)
    @CircuitBreakerName("patient")
    @Bulkhead(value = 20, waitingTaskQueue = 200)
    @Fallback(fallbackMethod = "unavailable", skipOn = RefusedByPeer.class)
    public Uni<Boolean> has(UUID patientId) {
        return Refusal.told(
                asked(patientId).replaceWith(true).onFailure(Unseen::is).recoverWithItem(false));
    }

    /** Patients may ask about themselves only. */
    private Uni<Response> asked(UUID patientId) {
        return Tenancy.require().patient().filter(patientId::equals).isPresent()
                ? service.me()
                : service.get(patientId);
    }

    @SuppressWarnings("unused")
    private Uni<Boolean> unavailable(UUID patientId, Throwable cause) {
        LOG.warnf("The patient service does not answer: %s", cause);
        return Uni.createFrom()
                .failure(ProblemException.unavailable("Whether this patient exists cannot be found out right now."));
    }
}
