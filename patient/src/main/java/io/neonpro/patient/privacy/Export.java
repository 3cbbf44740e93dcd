package io.neonpro.patient.privacy;

import io.neonpro.patient.consent.ConsentRecord;
import io.neonpro.patient.patient.PatientProfile;
import io.neonpro.patient.record.RecordedEntry;
import java.time.Instant;
import java.util.List;

/** Everything that is kept about a person here, for them to take along (LGPD art. 18, II and V). */
public record Export(
        Instant exportedAt, PatientProfile patient, List<RecordedEntry> records, List<ConsentRecord> consents) {}
