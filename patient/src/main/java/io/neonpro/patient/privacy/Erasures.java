package io.neonpro.patient.privacy;

import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.web.problem.ProblemException;
import io.neonpro.patient.patient.Patients;
import io.neonpro.patient.privacy.ErasureProgress.Asked;
import io.neonpro.patient.privacy.ErasureProgress.Erased;
import io.neonpro.patient.request.SubjectRequest;
import io.neonpro.patient.request.SubjectRequests;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Has people erased who asked for it. Scheduling is asked first to book them no more: when it agrees they are erased at
 * once. What they have ahead an {@link ErasureWorkflow} has called off, if that is wanted. Either way one goes on until the
 * other services have forgotten them, too.
 */
@ApplicationScoped
public class Erasures {

    /** With the question before it well within the minute for which scheduling books nobody. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final Rejected OTHERWISE =
            Rejected.conflict("request-under-way", "This person is being erased already, with other options.");

    private final Patients patients;
    private final Erasure erasure;
    private final ErasureWorkflow workflow;
    private final SubjectRequests requests;
    private final Bookings bookings;

    Erasures(
            Patients patients, Erasure erasure, ErasureWorkflow workflow, SubjectRequests requests, Bookings bookings) {
        this.patients = patients;
        this.erasure = erasure;
        this.workflow = workflow;
        this.requests = requests;
        this.bookings = bookings;
    }

    /**
     * @param cancelsAppointments whether visits ahead are called off, however long scheduling is away; else they are a refusal
     * @param keepsRecord whether a medical record that the law requires is kept blocked; else it keeps the person
     * @return the request while it is under way, empty when they are erased; fails with {@code not-found}, with {@code
     *     request-under-way} when that is so with other options, with {@code retention} while the law requires the medical
     *     record, with {@code appointments-ahead}, or with 503 when nobody can say whether there are any
     */
    public Uni<Optional<SubjectRequest>> ask(UUID patientId, boolean cancelsAppointments, boolean keepsRecord) {
        return Transactions.run(() -> patients.hold(patientId)
                        .chain(() -> requests.erasing(patientId))
                        .call(erasing -> requireSame(erasing, cancelsAppointments, keepsRecord))
                        .call(() -> erasure.requirePossible(patientId, keepsRecord)))
                .flatMap(erasing -> erasing.map(this::underWay)
                        .orElseGet(() -> cancelsAppointments
                                ? inTime(new Asked(patientId, keepsRecord, Instant.now()))
                                : atOnce(patientId, keepsRecord)));
    }

    /** Whoever is still there while they are being erased has visits called off. */
    private Uni<Void> requireSame(Optional<UUID> erasing, boolean cancelsAppointments, boolean keepsRecord) {
        return erasing.map(id -> workflow.keepsRecord(id)
                        .invoke(kept -> {
                            if (!cancelsAppointments || kept != keepsRecord) {
                                throw OTHERWISE.with("requestId", id).asFailure();
                            }
                        })
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Optional<SubjectRequest>> inTime(Asked asked) {
        return Transactions.run(() -> requests.beginErasing(asked.patientId())
                .call(id -> begin(id, asked))
                .flatMap(this::underWay));
    }

    private Uni<Optional<SubjectRequest>> atOnce(UUID patientId, boolean keepsRecord) {
        return Interlude.ask(new Stop(patientId), () -> bookings.stop(patientId))
                .chain(() -> Transactions.run(() -> erase(patientId, keepsRecord))
                        .ifNoItem()
                        .after(LONGEST)
                        .failWith(() -> ProblemException.unavailable("Erasing takes too long right now.")))
                .replaceWith(Optional.<SubjectRequest>empty());
    }

    private Uni<UUID> erase(UUID patientId, boolean keepsRecord) {
        return requests.beginErasing(patientId)
                .call(id -> erasure.of(patientId, keepsRecord)
                        .call(() -> requests.note(id, "erased"))
                        .flatMap(until -> begin(id, new Erased(patientId, until.orElse(null), Instant.now()))));
    }

    /** Late when the request is, which may have come long before it is seen to. */
    private Uni<Void> begin(UUID requestId, ErasureProgress first) {
        return requests.current(requestId).flatMap(request -> workflow.begin(requestId, first, request.dueAt()));
    }

    private Uni<Optional<SubjectRequest>> underWay(UUID requestId) {
        return Transactions.run(() -> requests.current(requestId)).map(Optional::of);
    }

    /** What scheduling is asked, which no connection waits for. */
    private record Stop(UUID patientId) {}
}
