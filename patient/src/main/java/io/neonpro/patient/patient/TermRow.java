package io.neonpro.patient.patient;

import io.neonpro.patient.person.PersonalDetails;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The row of a word or number that a patient is found by.
 *
 * @param inName whether it is a word of the name, also of others
 */
@RegisterForReflection
record TermRow(UUID patientId, String term, boolean inName) {

    static List<TermRow> of(UUID patientId, PersonalDetails details) {
        Set<String> ofName = SearchTerms.of(details.name());
        return SearchTerms.of(details).stream()
                .map(term -> new TermRow(patientId, term, ofName.contains(term)))
                .toList();
    }
}
