package io.neonpro.kernel.replay;

import io.neonpro.kernel.event.StoredEvents;
import io.neonpro.kernel.replay.Jar.Command.Fill;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;

/** What tests of rebuilds begin with: jars of a tenant, and what shows them. */
abstract class JarsTest {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    Jars jars;

    @Inject
    JarModel model;

    @Inject
    Comparison comparison;

    @Inject
    StoredEvents events;

    final UUID tenant = Ids.next();

    @BeforeAll
    static void create() {
        JarTables.create();
    }

    final List<UUID> filled(int count) {
        List<UUID> ids = Stream.generate(Ids::next).limit(count).toList();
        ids.forEach(id -> handle(id, new Fill(Ids.next(), 7)));
        ids.forEach(id -> handle(id, new Fill(Ids.next(), 4)));
        return ids;
    }

    final void handle(UUID id, Jar.Command command) {
        Work.inTransaction(tenant, () -> jars.handle(id, command));
    }

    final Uni<Expected> expected(UUID id) {
        return events.allOf(model.aggregate(), List.of(id)).map(stories -> Expected.of(model, stories));
    }

    final List<UUID> differing(UUID id) {
        return Work.inTransaction(tenant, () -> expected(id).flatMap(now -> comparison.differing(model, now)));
    }
}
