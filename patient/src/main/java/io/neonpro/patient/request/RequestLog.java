package io.neonpro.patient.request;

import io.neonpro.kernel.data.ListStatement;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantQuery;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.Instants;
import io.neonpro.kernel.web.page.Keys;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.neonpro.patient.patient.PatientDirectory;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds requests, those that are due first. */
@ApplicationScoped
public class RequestLog {

    static final Rejected NO_SUCH_REQUEST = Rejected.missing("not-found", "There is no such request.");

    private static final Keyset<SubjectRequest> BY_DEADLINE =
            new Keyset<>("subject-requests-by-deadline", request -> List.of(request.dueAt(), request.id()));

    private static final String REQUESTS = """
            select id, patient_id, kind, state, version, received_at, due_at, actor, reason, legal_basis, kept_until,
                   closed_at
              from subject_request
             where tenant_id = $1
            """;

    private static final ListStatement PAGE = ListStatement.of(REQUESTS, """
                       and (due_at, id) > ($2, $3)
                     order by due_at, id
                     limit $4
                    """, 4, "patient_id = ?", "state = ?");

    static final TenantQuery<SubjectRequest> ONE = new TenantQuery<>(REQUESTS + " and id = $2", SubjectRequest::of);

    private static final TenantQuery<SubjectRequest> OF_PATIENT =
            new TenantQuery<>(REQUESTS + " and patient_id = $2 order by due_at, id limit 1000", SubjectRequest::of);

    static final TenantQuery<RequestStep> STEPS = new TenantQuery<>("""
            select happened_at, what, actor from subject_request_step
             where tenant_id = $1 and request_id = $2
             order by id
            """, RequestStep::of);

    private static final UUID FIRST = new UUID(0, 0);

    private final Reads reads;
    private final PatientDirectory directory;

    RequestLog(Reads reads, PatientDirectory directory) {
        this.reads = reads;
        this.directory = directory;
    }

    /** For who answers for the whole group. */
    Uni<Page<SubjectRequest>> search(RequestFilter filter, PageRequest page) {
        ClinicScope.current().requireAll();
        return page(filter, page);
    }

    /**
     * Those of a patient, for themselves.
     *
     * @return fails with {@code not-found}
     */
    Uni<Page<SubjectRequest>> ofPatient(UUID patientId, PageRequest page) {
        return directory.get(patientId).chain(() -> page(new RequestFilter(patientId, null), page));
    }

    /**
     * One of a patient's, for themselves; anybody else's is not there.
     *
     * @return fails with {@code not-found}
     */
    Uni<SubjectRequest> ofPatient(UUID patientId, UUID id) {
        return directory.get(patientId).chain(() -> get(id)).invoke(request -> {
            if (!request.patientId().equals(patientId)) {
                throw NO_SUCH_REQUEST.asFailure();
            }
        });
    }

    private Uni<Page<SubjectRequest>> page(RequestFilter filter, PageRequest page) {
        Optional<Keys> last = BY_DEADLINE.after(page);
        Tuple fixed = Tuple.of(
                Tenancy.require().tenant(),
                last.map(keys -> keys.instant(0)).orElse(Instants.EARLIEST).atOffset(ZoneOffset.UTC),
                last.map(keys -> keys.uuid(1)).orElse(FIRST),
                page.rows());
        Object[] values = {
            filter.patientId(),
            Optional.ofNullable(filter.state()).map(RequestState::code).orElse(null)
        };
        return reads.list(PAGE.sql(values), ListStatement.arguments(fixed, values), SubjectRequest::of)
                .map(requests -> BY_DEADLINE.page(page, requests));
    }

    /**
     * With its history. Of somebody whom the caller's clinics do not know, or nobody does any more, only for who answers
     * for the whole group.
     *
     * @return fails with {@code not-found}
     */
    Uni<SubjectRequest> get(UUID id) {
        return reads.find(ONE, id)
                .map(found -> found.orElseThrow(NO_SUCH_REQUEST::asFailure))
                .call(this::requireKnown)
                .flatMap(request -> reads.list(STEPS, id).map(request::with));
    }

    private Uni<?> requireKnown(SubjectRequest request) {
        return ClinicScope.current().isAll() ? Uni.createFrom().voidItem() : directory.get(request.patientId());
    }

    /** Those of a patient, what is due first at the front. */
    public Uni<List<SubjectRequest>> of(UUID patientId) {
        return reads.list(OF_PATIENT, patientId);
    }
}
