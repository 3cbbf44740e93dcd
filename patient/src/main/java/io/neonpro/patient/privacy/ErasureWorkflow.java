package io.neonpro.patient.privacy;

import io.neonpro.contracts.privacy.ErasureEvent.Begun;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.workflow.Step;
import io.neonpro.kernel.workflow.Task;
import io.neonpro.kernel.workflow.Workflow;
import io.neonpro.kernel.workflow.WorkflowLimits;
import io.neonpro.kernel.workflow.Workflows;
import io.neonpro.patient.patient.Retention;
import io.neonpro.patient.privacy.ErasureProgress.Announced;
import io.neonpro.patient.privacy.ErasureProgress.Closed;
import io.neonpro.patient.privacy.ErasureProgress.Erased;
import io.neonpro.patient.privacy.ErasureProgress.Kept;
import io.neonpro.patient.request.Closing;
import io.neonpro.patient.request.SubjectRequests;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Erases somebody from all services, whoever is away meanwhile; what each does is told by events, so that nothing of it
 * is lost. Its id is that of the request that it answers, and it is late when that is.
 */
@Singleton
class ErasureWorkflow extends Workflow<ErasureState, ErasureProgress> {

    private static final EventFamily FAMILY = family(ErasureProgress.class);

    private static final WorkflowLimits LIMITS = WorkflowLimits.STANDARD;

    private final Outbox outbox;
    private final Erasure erasure;
    private final SubjectRequests requests;

    ErasureWorkflow(Workflows workflows, Outbox outbox, Erasure erasure, SubjectRequests requests) {
        super("patient-erasure", new ErasureRules(), FAMILY, LIMITS, workflows);
        this.outbox = outbox;
        this.erasure = erasure;
        this.requests = requests;
    }

    /** Whether one that waits for scheduling keeps the record blocked; within the caller's transaction. */
    Uni<Boolean> keepsRecord(UUID id) {
        return state(id).map(ErasureState::keepsRecord);
    }

    @Override
    protected List<Step<ErasureState, ErasureProgress>> steps() {
        return List.of(
                Step.here(ErasureRules.ANNOUNCE, this::announce),
                Step.here(ErasureRules.ERASE, this::erase),
                Step.here(ErasureRules.CLOSE, this::close));
    }

    private Uni<ErasureProgress> announce(Task<ErasureState> task) {
        return outbox.publish(
                        task.workflow(), new Begun(task.workflow(), task.state().patientId()))
                .chain(() -> requests.note(task.workflow(), "announced"))
                .replaceWith(new Announced());
    }

    private Uni<ErasureProgress> erase(Task<ErasureState> task) {
        UUID patientId = task.state().patientId();
        return erasure.of(patientId, task.state().keepsRecord())
                .map(keptUntil -> new Erased(patientId, keptUntil.orElse(null), Instant.now()))
                .call(() -> requests.note(task.workflow(), "erased"))
                .map(ErasureProgress.class::cast)
                .onFailure(Refused.class)
                .recoverWithUni(failure -> kept(task, ((Refused) failure).reason()));
    }

    /** Who is erased already is erased. */
    private Uni<ErasureProgress> kept(Task<ErasureState> task, Rejected reason) {
        ErasureProgress outcome = reason.kind() == Rejected.Kind.MISSING
                ? new Erased(task.state().patientId(), null, Instant.now())
                : Kept.of(reason);
        return Uni.createFrom().item(outcome);
    }

    private Uni<ErasureProgress> close(Task<ErasureState> task) {
        return requests.close(task.workflow(), closing(task.state())).replaceWith(new Closed());
    }

    private static Closing closing(ErasureState state) {
        Kept kept = state.kept();
        if (kept != null) {
            return Closing.refused(kept.reason(), kept.legalBasis(), kept.until());
        }
        return state.keptUntil() == null
                ? Closing.fulfilled()
                : Closing.fulfilledKeeping(Retention.LEGAL_BASIS, state.keptUntil());
    }
}
