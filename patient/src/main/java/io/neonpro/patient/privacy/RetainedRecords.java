package io.neonpro.patient.privacy;

import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.patient.patient.PatientProfile;
import io.neonpro.patient.patient.Patients;
import io.neonpro.patient.patient.Retention;
import io.neonpro.patient.record.MedicalRecords;
import io.neonpro.patient.request.SubjectRequest;
import io.neonpro.patient.request.SubjectRequests;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Opens what is kept blocked of an erased person for who answers for the group, and notes it for good (LGPD art. 16, I). */
@ApplicationScoped
class RetainedRecords {

    private static final Rejected NOTHING_KEPT =
            Rejected.missing("nothing-retained", "Nothing is kept of the person whom this request erased.");

    private final SubjectRequests requests;
    private final Patients patients;
    private final MedicalRecords records;

    RetainedRecords(SubjectRequests requests, Patients patients, MedicalRecords records) {
        this.requests = requests;
        this.patients = patients;
        this.records = records;
    }

    /**
     * @return fails with {@code not-found}, or with {@code nothing-retained}
     */
    Uni<RetainedRecord> of(UUID requestId) {
        ClinicScope.current().requireAll();
        return Transactions.run(() -> requests.current(requestId)
                .flatMap(request -> patients.retained(request.patientId())
                        .map(found -> found.orElseThrow(NOTHING_KEPT::asFailure))
                        .flatMap(patient -> read(request, patient)))
                .call(() -> requests.note(requestId, "retained-record-read")));
    }

    private Uni<RetainedRecord> read(SubjectRequest request, PatientProfile patient) {
        return records.retained(request.patientId())
                .map(entries -> new RetainedRecord(patient, entries, Retention.LEGAL_BASIS, request.keptUntil()));
    }
}
