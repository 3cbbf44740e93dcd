package io.neonpro.clinic.affected;

import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.peer.PeerGuard;
import io.neonpro.kernel.peer.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Asks scheduling what a change would affect, and does not wait for it for long. */
@ApplicationScoped
class Question {

    private static final Logger LOG = Logger.getLogger(Question.class);

    private final PeerGuard guard = PeerGuard.of("affected", Duration.ofSeconds(2))
            .atOnce(10, 50)
            .againUnlessSlow(1, Duration.ofMillis(50))
            .resting(10, Duration.ofSeconds(2))
            .build();

    private final Scheduling scheduling;

    Question(PeerClients peers) {
        this.scheduling = peers.of(Scheduling.class);
    }

    /**
     * @return fails as scheduling refuses to answer the caller; nothing is known to be affected when it cannot be asked
     */
    Uni<Affected> ask(ProposedChange change) {
        return guard.ask(() -> Refusal.told(scheduling.ask(change)), Question::unknown);
    }

    private static Uni<Affected> unknown(Throwable cause) {
        LOG.warnf("What a change affects is not known, as scheduling does not answer: %s", cause);
        return Uni.createFrom().item(Affected.UNKNOWN);
    }
}
