package io.neonpro.patient.record;

import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.peer.Refusal;
import io.neonpro.kernel.peer.RefusedByPeer;
import io.neonpro.kernel.peer.Unseen;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jboss.logging.Logger;

/** Asks whose an appointment is and who practises in the group, and waits for neither for long. */
@ApplicationScoped
class Referents {

    private static final Logger LOG = Logger.getLogger(Referents.class);

    private final SchedulingService scheduling;
    private final ClinicService clinic;

    Referents(PeerClients peers) {
        this.scheduling = peers.of(SchedulingService.class);
        this.clinic = peers.of(ClinicService.class);
    }

    /**
     * @return fails as scheduling refuses to answer the caller, with 503 when it does not answer
     */
    @Timeout(value = 1500, unit = ChronoUnit.MILLIS)
    @Retry(maxRetries = 1, delay = 50, jitter = 20, abortOn = RefusedByPeer.class)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2000, skipOn = RefusedByPeer.class)
    @CircuitBreakerName("appointments")
    @Bulkhead(value = 20, waitingTaskQueue = 200)
    @Fallback(fallbackMethod = "unknownPatient", skipOn = RefusedByPeer.class)
    Uni<Optional<UUID>> patientOf(UUID appointmentId) {
        return Refusal.told(scheduling
                .get(appointmentId)
                .map(appointment -> Ids.find(appointment.path("patientId").asText()))
                .onFailure(Unseen::is)
                .recoverWithItem(Optional.empty()));
    }

    /**
     * @return fails as clinic refuses to answer the caller, with 503 when it does not answer
     */
    @Timeout(value = 1500, unit = ChronoUnit.MILLIS)
    @Retry(maxRetries = 1, delay = 50, jitter = 20, abortOn = RefusedByPeer.class)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2000, skipOn = RefusedByPeer.class)
    @CircuitBreakerName("practitioners")
    @Bulkhead(value = 20, waitingTaskQueue = 200)
    @Fallback(fallbackMethod = "unknownPractitioner", skipOn = RefusedByPeer.class)
    Uni<Boolean> isPractitioner(UUID id) {
        return Refusal.told(
                clinic.get(id).replaceWith(true).onFailure(Unseen::is).recoverWithItem(false));
    }

    @SuppressWarnings("unused")
    private Uni<Optional<UUID>> unknownPatient(UUID appointmentId, Throwable cause) {
        return unavailable("Scheduling", cause, "Whose this appointment is cannot be found out right now.");
    }

    @SuppressWarnings("unused")
    private Uni<Boolean> unknownPractitioner(UUID id, Throwable cause) {
        return unavailable("Clinic", cause, "Whether there is such a practitioner cannot be found out right now.");
    }

    private static <T> Uni<T> unavailable(String service, Throwable cause, String detail) {
        LOG.warnf("%s does not answer: %s", service, cause);
        return Uni.createFrom().failure(ProblemException.unavailable(detail));
    }
}
