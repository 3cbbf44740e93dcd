package io.neonpro.patient.privacy;

import io.neonpro.patient.patient.PatientProfile;
import io.neonpro.patient.record.RecordedEntry;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the law keeps of somebody who is erased, for whoever must read it.
 *
 * @param keptUntil absent as long as others still forget the person
 */
public record RetainedRecord(
        PatientProfile patient,
        List<RecordedEntry> records,
        String legalBasis,
        @Nullable LocalDate keptUntil) {}
