package io.neonpro.patient.record;

import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.event.Story;
import io.neonpro.kernel.replay.ReadModel;
import io.neonpro.kernel.replay.ReadTable;
import io.neonpro.patient.record.RecordEvent.Appended;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** The medical records' entries as their events say they are; {@link RecordEntryView} follows one command. */
@Singleton
class RecordModel extends ReadModel<MedicalRecord, RecordEvent> {

    private static final ReadTable ENTRIES = ReadTable.growing("record_entry", EntryRow.class, "patient_id", "id");

    RecordModel(MedicalRecords records) {
        super(records.aggregate(), ENTRIES);
    }

    @Override
    protected List<List<? extends Record>> rows(Change<MedicalRecord, RecordEvent> now) {
        return List.of(now.events().stream().map(RecordModel::row).toList());
    }

    private static EntryRow row(RecordEvent event) {
        return switch (event) {
            case Appended appended -> EntryRow.of(appended);
        };
    }

    @Override
    protected UUID owner(Story<RecordEvent> story) {
        return story.facts().getFirst().event().patientId();
    }

    @Override
    protected UUID stream(UUID patient) {
        return MedicalRecord.idFor(patient);
    }
}
