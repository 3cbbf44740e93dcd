package io.neonpro.patient.patient;

import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.replay.ReadModel;
import io.neonpro.kernel.replay.ReadTable;
import jakarta.inject.Singleton;
import java.util.List;

/** The directory as the patients' events say it is; {@link PatientView} follows one command. */
@Singleton
class PatientModel extends ReadModel<Patient, PatientEvent> {

    private static final ReadTable PATIENTS = ReadTable.of("patient", PatientRow.class, "id", "id");

    private static final ReadTable TERMS =
            ReadTable.part("patient_term", TermRow.class, "patient_id", "patient_id", "term");

    private static final ReadTable CLINICS =
            ReadTable.part("patient_clinic", ClinicRow.class, "patient_id", "patient_id", "clinic_id");

    PatientModel(Patients patients) {
        super(patients.aggregate(), PATIENTS, TERMS, CLINICS);
    }

    @Override
    protected List<List<? extends Record>> rows(Change<Patient, PatientEvent> now) {
        return switch (now.state()) {
            case Patient.Registered(var details, var clinics, var revision) ->
                List.of(
                        List.of(PatientRow.of(now.id(), revision, details)),
                        TermRow.of(now.id(), details),
                        ClinicRow.of(now.id(), clinics));
            case Patient.Unknown(), Patient.Erased() -> List.of(List.of(), List.of(), List.of());
        };
    }
}
