package io.neonpro.patient.record;

import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.peer.PeerGuard;
import io.neonpro.kernel.peer.Refusal;
import io.neonpro.kernel.peer.Unseen;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Asks whose an appointment is and who practises in the group, and waits for neither for long. */
@ApplicationScoped
class Referents {

    private static final Logger LOG = Logger.getLogger(Referents.class);

    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final PeerGuard appointments = PeerGuard.ofShort("appointments", PATIENCE);
    private final PeerGuard practitioners = PeerGuard.ofShort("practitioners", PATIENCE);

    private final SchedulingService scheduling;
    private final ClinicService clinic;

    Referents(PeerClients peers) {
        this.scheduling = peers.of(SchedulingService.class);
        this.clinic = peers.of(ClinicService.class);
    }

    /**
     * @return fails as scheduling refuses to answer the caller, with 503 when it does not answer
     */
    Uni<Optional<UUID>> patientOf(UUID appointmentId) {
        return appointments.ask(
                () -> Refusal.told(scheduling
                        .get(appointmentId)
                        .map(appointment ->
                                Ids.find(appointment.path("patientId").asText()))
                        .onFailure(Unseen::is)
                        .recoverWithItem(Optional.empty())),
                cause -> unavailable("Scheduling", cause, "Whose this appointment is cannot be found out right now."));
    }

    /**
     * @return fails as clinic refuses to answer the caller, with 503 when it does not answer
     */
    Uni<Boolean> isPractitioner(UUID id) {
        return practitioners.ask(
                () -> Refusal.told(
                        clinic.get(id).replaceWith(true).onFailure(Unseen::is).recoverWithItem(false)),
                cause -> unavailable(
                        "Clinic", cause, "Whether there is such a practitioner cannot be found out right now."));
    }

    private static <T> Uni<T> unavailable(String service, Throwable cause, String detail) {
        LOG.warnf("%s does not answer: %s", service, cause);
        return Uni.createFrom().failure(ProblemException.unavailable(detail));
    }
}
