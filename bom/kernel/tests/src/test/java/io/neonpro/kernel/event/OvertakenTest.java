package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.event.Tally.Command.Count;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A command that has read a stream which somebody else appends to before it does. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class OvertakenTest {

    private static final String FIVE = """
            insert into event (tenant_id, stream, version, event_id, aggregate, type, schema_version, data, metadata)
            values (?, ?, 1, gen_random_uuid(), 'tally', 'io.neonpro.test.counted', 1, '{"step": 5}', '{}')
            """;

    @Inject
    Aggregates aggregates;

    private final UUID tenant = Ids.next();
    private final UUID id = Ids.next();
    private Aggregate<Tally.Command, Tally, TallyEvent> tallies;

    @BeforeEach
    void build() {
        tallies = aggregates.of("tally", new Tally.Rules(), EventFamily.of(TallyEvent.class));
    }

    @Test
    void itIsDecidedAnewOnWhatIsThereThen() {
        Change<Tally, TallyEvent> change = overtaken(() -> tallies.handle(id, new Count(2)));

        assertThat(change.version()).isEqualTo(2);
        assertThat(change.state().total()).isEqualTo(7);
    }

    /** What would become of the one above: a command for one version has one attempt. */
    @Test
    void withOneAttemptItFails() {
        assertThatThrownBy(() -> overtaken(() -> tallies.handle(id, 0, new Count(2))))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ConcurrentChange.class);
    }

    /** Between the command's reading and its writing, five are counted. */
    private Change<Tally, TallyEvent> overtaken(Supplier<Uni<Change<Tally, TallyEvent>>> command) {
        return TestDatabase.whileChanging(() -> Work.inTransaction(tenant, command), FIVE, tenant, id);
    }
}
