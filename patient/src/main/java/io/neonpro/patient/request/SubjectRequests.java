package io.neonpro.patient.request;

import io.neonpro.kernel.crypto.ErasedSubjects;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Flaw;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.Code;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.value.Label;
import io.neonpro.patient.patient.Patients;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;

/** Keeps count of what people ask for; whatever happens to a request is noted with it, in one transaction. */
@ApplicationScoped
public class SubjectRequests {

    private static final Rejected OVER = Rejected.conflict("request-closed", "This request was answered already.");

    private static final Rejected RUNNING =
            Rejected.conflict("request-under-way", "The platform sees to this request by itself.");

    private static final Rejected NO_END = Rejected.invalid("no-end", "A request ends fulfilled or refused.");

    private static final Rejected NO_REASON =
            Rejected.invalid("no-reason", "Whoever is refused something is told why.");

    private static final Rejected NOT_ERASED = Rejected.conflict(
            "not-erased", "An erasure is fulfilled by erasing the person; who is not erased is refused that.");

    private static final Rejected NOT_YET = received("not-yet-received", "A request cannot have come in the future.");

    private static final Rejected LONG_AGO =
            received("received-long-ago", "A request that came more than ten years ago is a mistaken date.");

    private static final Period OLDEST = Period.ofYears(10);

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into subject_request
                           (tenant_id, id, patient_id, kind, state, received_at, due_at, actor)
                    values ($1, $2, $3, $4, $5, $6, $7, $8)
                    """);

    /** Whatever is added to its history makes another version of a request. */
    private static final TenantStatement NOTE = new TenantStatement("""
                    with changed as (update subject_request set version = version + 1 where tenant_id = $1 and id = $2)
                    insert into subject_request_step (tenant_id, request_id, id, what, actor, happened_at)
                    values ($1, $2, $3, $4, $5, now())
                    """);

    /** The one erasure of a patient that is not over. */
    private static final TenantStatement ERASING = new TenantStatement("""
                    select id, state from subject_request
                     where tenant_id = $1 and patient_id = $2 and kind = 'erasure' and closed_at is null
                       for update
                    """);

    /** Those who ask about a patient hold the patient, and take turns. */
    private static final TenantStatement OPEN = new TenantStatement("""
                    select id from subject_request
                     where tenant_id = $1 and patient_id = $2 and kind = $3 and closed_at is null
                     order by due_at, id limit 1
                    """);

    private static final TenantStatement BEGIN = new TenantStatement("""
                    update subject_request set state = 'under-way'
                     where tenant_id = $1 and id = $2 and state = 'open'
                    """);

    private static final TenantStatement CLOSE = new TenantStatement("""
                    update subject_request
                       set state = $3, reason = $4, legal_basis = $5, kept_until = $6, closed_at = now()
                     where tenant_id = $1 and id = $2 and closed_at is null
                    """);

    private static final TenantStatement HOLD = new TenantStatement("""
                    select state, version, kind, patient_id from subject_request
                     where tenant_id = $1 and id = $2
                       for update
                    """);

    private final Patients patients;
    private final ErasedSubjects erased;

    SubjectRequests(Patients patients, ErasedSubjects erased) {
        this.patients = patients;
        this.erased = erased;
    }

    /**
     * Takes a request in.
     *
     * @return fails with {@code not-found} for the patient, {@code not-yet-received} or {@code received-long-ago}, or with
     *     {@code already-requested} for a second erasure
     */
    Uni<SubjectRequest> receive(NewSubjectRequest asked) {
        Instant now = now();
        Instant received = Optional.ofNullable(asked.receivedAt()).orElse(now);
        requireCredible(received, now);
        return Transactions.run(() -> patients.hold(asked.patientId())
                .chain(() -> asked.kind() == RequestKind.ERASURE
                        ? requireNone(ERASING.find(row -> row.getUUID("id"), asked.patientId()))
                        : Uni.createFrom().voidItem())
                .chain(() -> take(asked.patientId(), asked.kind(), received)));
    }

    private static void requireCredible(Instant received, Instant now) {
        if (received.isAfter(now)) {
            throw NOT_YET.asFailure();
        }
        if (received.isBefore(now.atZone(ZoneOffset.UTC).minus(OLDEST).toInstant())) {
            throw LONG_AGO.asFailure();
        }
    }

    private static Rejected received(String code, String detail) {
        return Rejected.invalid(code, detail).naming(List.of(new Flaw("receivedAt", code, detail)));
    }

    /**
     * Takes in what somebody asks for by themselves: what they wait for already they need not ask for again, of any kind.
     *
     * @return fails with {@code not-found} for the patient, or {@code already-requested}
     */
    Uni<SubjectRequest> ask(UUID patientId, RequestKind kind) {
        return Transactions.run(() -> patients.hold(patientId)
                .chain(() -> requireNone(OPEN.find(row -> row.getUUID("id"), patientId, kind.code())))
                .chain(() -> take(patientId, kind, now())));
    }

    private Uni<SubjectRequest> take(UUID patientId, RequestKind kind, Instant received) {
        UUID id = Ids.next();
        return add(id, patientId, kind, RequestState.OPEN, received)
                .chain(() -> note(id, "received"))
                .chain(() -> current(id));
    }

    /**
     * Somebody of whom nothing was heard for long is put to who answers for the group, who erases them or not; within the
     * caller's transaction. Nothing is put of who is gone, or is to be erased already.
     */
    Uni<Void> propose(UUID patientId) {
        UUID id = Ids.next();
        return patients.hold(patientId)
                .chain(() -> ERASING.find(row -> row.getUUID("id"), patientId))
                .flatMap(other -> other.isPresent()
                        ? Uni.createFrom().voidItem()
                        : add(id, patientId, RequestKind.ERASURE, RequestState.OPEN, now())
                                .chain(() -> note(id, "inactive")))
                .onFailure(Refused.class)
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static Uni<Void> requireNone(Uni<Optional<UUID>> other) {
        return other.invoke(found -> found.ifPresent(id -> {
                    throw Rejected.conflict("already-requested", "This was asked for before.")
                            .with("requestId", id)
                            .asFailure();
                }))
                .replaceWithVoid();
    }

    /**
     * The erasure of a patient is under way from now on: the one that was asked for, or a new one.
     *
     * @return its id; within the caller's transaction, which holds the patient
     */
    public Uni<UUID> beginErasing(UUID patientId) {
        return ERASING.find(row -> row.getUUID("id"), patientId)
                .flatMap(found -> found.map(id -> BEGIN.run(id).replaceWith(id)).orElseGet(() -> {
                    UUID id = Ids.next();
                    return add(id, patientId, RequestKind.ERASURE, RequestState.UNDER_WAY, now())
                            .replaceWith(id);
                }))
                .call(id -> note(id, "begun"));
    }

    /** The erasure of a patient that the platform sees to; within the caller's transaction. */
    public Uni<Optional<UUID>> erasing(UUID patientId) {
        return ERASING.find(
                        row -> RequestState.ofCode(row.getString("state")) == RequestState.UNDER_WAY
                                ? Optional.of(row.getUUID("id"))
                                : Optional.<UUID>empty(),
                        patientId)
                .map(found -> found.flatMap(id -> id));
    }

    /**
     * Something happened to it; within the caller's transaction.
     *
     * @param what in kebab-case
     */
    public Uni<Void> note(UUID id, String what) {
        return NOTE.run(id, Ids.next(), what, Tenancy.require().user().orElse(null))
                .replaceWithVoid();
    }

    /** It is over, however it came to that; within the caller's transaction. */
    public Uni<Void> close(UUID id, Closing closing) {
        return CLOSE.run(
                        id,
                        closing.state().code(),
                        Optional.ofNullable(closing.reason()).map(Code::text).orElse(null),
                        Optional.ofNullable(closing.legalBasis())
                                .map(Label::text)
                                .orElse(null),
                        closing.keptUntil())
                .chain(() -> note(id, closing.state().code()));
    }

    /**
     * Somebody has answered it who answers for the whole group.
     *
     * @param precondition gets the current version and throws when it is not the one meant
     * @return fails with {@code not-found}, {@code request-closed}, {@code request-under-way}, {@code no-end}, {@code
     *     no-reason}, or with {@code not-erased} for an erasure that is fulfilled for nobody
     */
    Uni<SubjectRequest> answer(UUID id, IntConsumer precondition, Closing closing) {
        ClinicScope.current().requireAll();
        return Transactions.run(() -> HOLD.find(
                        row -> {
                            precondition.accept(row.getInteger("version"));
                            return Held.of(row);
                        },
                        id)
                .map(found -> found.orElseThrow(RequestLog.NO_SUCH_REQUEST::asFailure))
                .invoke(held -> requireAnswerable(held.state(), closing))
                .call(held -> requireErased(held, closing))
                .chain(() -> close(id, closing))
                .chain(() -> current(id)));
    }

    private static void requireAnswerable(RequestState state, Closing closing) {
        if (state.isEnd()) {
            throw OVER.asFailure();
        }
        if (state == RequestState.UNDER_WAY) {
            throw RUNNING.asFailure();
        }
        if (!closing.state().isEnd()) {
            throw NO_END.asFailure();
        }
        if (closing.state() == RequestState.REFUSED && closing.reason() == null) {
            throw NO_REASON.asFailure();
        }
    }

    private Uni<?> requireErased(Held request, Closing closing) {
        return request.kind() == RequestKind.ERASURE && closing.state() == RequestState.FULFILLED
                ? erased.now(List.of(request.patientId())).invoke(found -> {
                    if (found.isEmpty()) {
                        throw NOT_ERASED.asFailure();
                    }
                })
                : Uni.createFrom().voidItem();
    }

    /**
     * As it is now with its history, in the caller's transaction.
     *
     * @return fails with {@code not-found}
     */
    public Uni<SubjectRequest> current(UUID id) {
        return RequestLog.ONE
                .current(id)
                .map(rows -> rows.stream().findFirst().orElseThrow(RequestLog.NO_SUCH_REQUEST::asFailure))
                .flatMap(request -> RequestLog.STEPS.current(id).map(request::with));
    }

    private static Uni<Void> add(UUID id, UUID patientId, RequestKind kind, RequestState state, Instant received) {
        return ADD.run(
                        id,
                        patientId,
                        kind.code(),
                        state.code(),
                        received,
                        DeadlineRules.due(received),
                        Tenancy.require().user().orElse(null))
                .replaceWithVoid();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** A request that nobody else answers meanwhile. */
    private record Held(RequestState state, RequestKind kind, UUID patientId) {

        static Held of(Row row) {
            return new Held(
                    RequestState.ofCode(row.getString("state")),
                    RequestKind.ofCode(row.getString("kind")),
                    row.getUUID("patient_id"));
        }
    }
}
