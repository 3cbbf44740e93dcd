package io.neonpro.patient.privacy;

import io.neonpro.contracts.privacy.ErasureEvent;
import io.neonpro.contracts.privacy.ErasureEvent.Begun;
import io.neonpro.contracts.privacy.ErasureEvent.BookingsClosed;
import io.neonpro.contracts.privacy.ErasureEvent.Forgotten;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.patient.request.SubjectRequests;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Tells erasures what other services say of them. */
@ApplicationScoped
class ErasureAnswers {

    /** What there is to be heard. */
    static final EventFamily ANSWERS = EventFamily.of(BookingsClosed.class, Forgotten.class);

    private final ErasureWorkflow workflow;
    private final SubjectRequests requests;

    ErasureAnswers(ErasureWorkflow workflow, SubjectRequests requests) {
        this.workflow = workflow;
        this.requests = requests;
    }

    /** Within the transaction of whoever hears it. */
    Uni<?> hear(Object event) {
        return switch ((ErasureEvent) event) {
            case BookingsClosed closed ->
                tell(closed.requestId(), new ErasureProgress.BookingsClosed(), "bookings-closed");
            case Forgotten forgotten -> forgotten(forgotten);
            case Begun ours -> Uni.createFrom().voidItem();
        };
    }

    /** Of somebody whose erasure is over, or was before it was kept count of, there is nothing to do. */
    private Uni<?> forgotten(Forgotten event) {
        return requests.erasing(event.patientId())
                .flatMap(found -> found.<Uni<?>>map(
                                id -> tell(id, new ErasureProgress.Forgotten(event.by()), "forgotten-by-" + event.by()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<?> tell(UUID requestId, ErasureProgress progress, String what) {
        return workflow.tell(requestId, progress)
                .flatMap(isHeard -> isHeard
                        ? requests.note(requestId, what)
                        : Uni.createFrom().voidItem());
    }
}
