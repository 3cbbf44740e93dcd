package io.neonpro.patient.consent;

import io.neonpro.contracts.patient.ConsentEvent.Given;
import io.neonpro.contracts.patient.ConsentEvent.Revoked;
import java.util.UUID;

/** What other services hear of a consent. */
final class ConsentNews {

    private ConsentNews() {}

    static io.neonpro.contracts.patient.ConsentEvent of(UUID id, ConsentEvent event) {
        return switch (event) {
            case ConsentEvent.Given(var patientId, var terms, var at, var by) ->
                new Given(id, patientId, terms.purpose().text());
            case ConsentEvent.Revoked(var patientId, var purpose, var at, var by) ->
                new Revoked(id, patientId, purpose);
        };
    }
}
