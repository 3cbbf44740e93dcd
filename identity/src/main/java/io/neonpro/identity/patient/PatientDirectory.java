package io.neonpro.identity.patient;

import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.peer.PeerGuard;
import io.neonpro.kernel.peer.Refusal;
import io.neonpro.kernel.peer.Unseen;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Asks the patient service whom the caller sees, and does not wait for it for long. */
@ApplicationScoped
public class PatientDirectory {

    private static final Logger LOG = Logger.getLogger(PatientDirectory.class);

    private final PeerGuard guard = PeerGuard.ofShort("patient", Duration.ofMillis(1500));

    private final PatientService service;

    PatientDirectory(PeerClients peers) {
        this.service = peers.of(PatientService.class);
    }

    /**
     * @return fails as the patient service refuses to answer the caller, with 503 when it does not answer
     */
    public Uni<Boolean> has(UUID patientId) {
        return guard.ask(
                () -> Refusal.told(service.get(patientId)
                        .replaceWith(true)
                        .onFailure(Unseen::is)
                        .recoverWithItem(false)),
                PatientDirectory::unavailable);
    }

    private static Uni<Boolean> unavailable(Throwable cause) {
        LOG.warnf("The patient service does not answer: %s", cause);
        return Uni.createFrom()
                .failure(
                        ProblemException.unavailable("Whether there is such a patient cannot be found out right now."));
    }
}
