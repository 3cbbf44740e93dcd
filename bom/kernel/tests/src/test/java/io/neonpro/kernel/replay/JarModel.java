package io.neonpro.kernel.replay;

import io.neonpro.kernel.event.Change;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** The jars and their deposits, as their events say they are. */
@Singleton
class JarModel extends ReadModel<Jar, JarEvent> {

    private static final ReadTable JARS = ReadTable.of("jar", JarRow.class, "id", "id");
    private static final ReadTable DEPOSITS = ReadTable.part("jar_deposit", DepositRow.class, "jar_id", "id");

    JarModel(Jars jars) {
        super(jars.aggregate(), JARS, DEPOSITS);
    }

    record JarRow(UUID id, int version, int amount, String label) {}

    record DepositRow(UUID id, UUID jarId, int amount) {}

    @Override
    protected List<List<? extends Record>> rows(Change<Jar, JarEvent> now) {
        Jar jar = now.state();
        return List.of(List.of(new JarRow(now.id(), now.version(), jar.amount(), jar.label())), deposits(now));
    }

    static List<DepositRow> deposits(Change<Jar, JarEvent> change) {
        return change.events().stream()
                .filter(JarEvent.Filled.class::isInstance)
                .map(JarEvent.Filled.class::cast)
                .map(filled -> new DepositRow(filled.depositId(), change.id(), filled.amount()))
                .toList();
    }
}
