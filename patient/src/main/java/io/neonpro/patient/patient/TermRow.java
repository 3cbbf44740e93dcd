package io.neonpro.patient.patient;

import io.neonpro.patient.person.PersonalDetails;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/** The row of a word or number that a patient is found by. */
@RegisterForReflection
record TermRow(UUID patientId, String term) {

    static List<TermRow> of(UUID patientId, PersonalDetails details) {
        return SearchTerms.of(details).stream()
                .map(term -> new TermRow(patientId, term))
                .toList();
    }
}
