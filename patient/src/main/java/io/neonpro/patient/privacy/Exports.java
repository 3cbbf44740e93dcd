package io.neonpro.patient.privacy;

import io.neonpro.patient.consent.ConsentReader;
import io.neonpro.patient.patient.PatientDirectory;
import io.neonpro.patient.record.RecordReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Gathers what is kept about a person. */
@ApplicationScoped
public class Exports {

    private final PatientDirectory directory;
    private final RecordReader records;
    private final ConsentReader consents;

    Exports(PatientDirectory directory, RecordReader records, ConsentReader consents) {
        this.directory = directory;
        this.records = records;
        this.consents = consents;
    }

    /**
     * @return fails with {@code not-found}
     */
    public Uni<Export> of(UUID patientId) {
        return Uni.combine()
                .all()
                .unis(directory.get(patientId), records.all(patientId), consents.all(patientId))
                .with((patient, entries, given) -> new Export(Instant.now(), patient, entries, given));
    }
}
