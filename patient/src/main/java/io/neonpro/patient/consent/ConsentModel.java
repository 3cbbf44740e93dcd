package io.neonpro.patient.consent;

import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.replay.ReadModel;
import io.neonpro.kernel.replay.ReadTable;
import jakarta.inject.Singleton;
import java.util.List;

/** The consents as their events say they are; {@link ConsentView} follows one command. */
@Singleton
class ConsentModel extends ReadModel<Consent, ConsentEvent> {

    private static final ReadTable CONSENTS = ReadTable.of("consent", ConsentRow.class, "id", "id");

    ConsentModel(Consents consents) {
        super(consents.aggregate(), CONSENTS);
    }

    @Override
    protected List<List<? extends Record>> rows(Change<Consent, ConsentEvent> now) {
        return List.of(List.of(ConsentRow.of(ConsentRecord.of(now))));
    }
}
