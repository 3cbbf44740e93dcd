package io.neonpro.patient.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.peer.PeerGuard;
import io.neonpro.kernel.peer.Refusal;
import io.neonpro.kernel.peer.RefusedByPeer;
import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
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

    private final PeerGuard guard = PeerGuard.ofShort("bookings", Duration.ofSeconds(3));

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
    Uni<Void> stop(UUID patientId) {
        return guard.ask(
                () -> Refusal.told(scheduling
                                .stopBookings(patientId)
                                .onFailure(ClientWebApplicationException.class)
                                .transform(failure -> told((ClientWebApplicationException) failure)))
                        .replaceWithVoid(),
                Bookings::unavailable);
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

    private static Uni<Void> unavailable(Throwable cause) {
        LOG.warnf("Scheduling does not answer: %s", cause);
        return Uni.createFrom()
                .failure(ProblemException.unavailable(
                        "Whether this patient has appointments ahead cannot be found out right now."));
    }
}
