package io.neonpro.patient.record;

import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jboss.logging.Logger;

/** Asks scheduling whose an appointment is, and does not wait for it for long. */
@ApplicationScoped
class AppointmentDirectory {

    private static final Logger LOG = Logger.getLogger(AppointmentDirectory.class);

    /** It is not there, or not for this caller. */
    private static final Set<Integer> NONE = Set.of(403, 404);

    private final SchedulingService service;

    AppointmentDirectory(PeerClients peers) {
        this.service = peers.of(SchedulingService.class);
    }

    /**
     * @return fails with 503 when scheduling does not answer
     */
    @Timeout(value = 1500, unit = ChronoUnit.MILLIS)
    @Retry(maxRetries = 1, delay = 50, jitter = 20)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2000)
    @CircuitBreakerName("appointments")
    @Bulkhead(value = 20, waitingTaskQueue = 200)
    @Fallback(fallbackMethod = "unavailable")
    Uni<Optional<UUID>> patientOf(UUID appointmentId) {
        return service.get(appointmentId)
                .map(appointment -> Ids.find(appointment.path("patientId").asText()))
                .onFailure(AppointmentDirectory::isNone)
                .recoverWithItem(Optional.empty());
    }

    private static boolean isNone(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && NONE.contains(answer.getResponse().getStatus());
    }

    @SuppressWarnings("unused")
    private Uni<Optional<UUID>> unavailable(UUID appointmentId, Throwable cause) {
        LOG.warnf("Scheduling does not answer: %s", cause);
        return Uni.createFrom()
                .failure(ProblemException.unavailable("Whose this appointment is cannot be found out right now."));
    }
}
