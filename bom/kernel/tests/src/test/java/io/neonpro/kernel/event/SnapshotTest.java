package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.data.Purge;
import io.neonpro.kernel.event.EventStore.Stream;
import io.neonpro.kernel.event.Tally.Command;
import io.neonpro.kernel.event.Tally.Command.Count;
import io.neonpro.kernel.event.Tally.Command.Sign;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream.Builder;
import org.junit.jupiter.api.Test;

/** Long streams, read from their latest snapshot on. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class SnapshotTest {

    private static final EventFamily FAMILY = EventFamily.of(TallyEvent.class);
    private static final Fold<Tally> FOLD = Fold.of(1, Tally.class);
    private static final Fold<Tally> NEXT_FOLD = Fold.of(2, Tally.class);

    private static final String OUTLIVED = """
            insert into snapshot
            select * from jsonb_populate_record(cast(null as snapshot), cast(cast($1 as text) as jsonb))
            """;

    @Inject
    Aggregates aggregates;

    @Inject
    EventStore store;

    @Inject
    SubjectKeys keys;

    @Inject
    SnapshotSettings settings;

    @Inject
    Purge purge;

    private final UUID tenant = Ids.next();
    private final UUID id = Ids.next();

    /** Replayable: whatever happens, and wherever it is cut. */
    @Test
    void theStateIsTheSameWithAndWithoutIt() {
        long seed = new Random().nextLong();
        System.getLogger("seed").log(System.Logger.Level.INFO, "seed {0}", seed);
        List<Command> commands = commands(new Random(seed), 3 * settings.every() + 7);

        carryOut(keeping(FOLD), commands);

        Change<Tally, TallyEvent> whole = load(plain());
        assertThat(load(keeping(FOLD))).isEqualTo(whole);
        assertThat(whole.version()).isEqualTo(commands.size());
        assertThat(kept()).isEqualTo("1 at " + 3 * settings.every());
    }

    @Test
    void ofALongStreamFewEventsAreRead() {
        carryOut(keeping(FOLD), counts(4 * settings.every()));

        assertThat(read(FOLD).events()).hasSizeLessThan(settings.every());
        assertThat(read(FOLD).snapshot()).isPresent();
    }

    /** What would become of the one above. */
    @Test
    void withoutSnapshotsAllEventsAreRead() {
        carryOut(plain(), counts(4 * settings.every()));

        assertThat(read(FOLD).events()).hasSize(4 * settings.every());
        assertThat(kept()).isEmpty();
    }

    @Test
    void aShortStreamHasNone() {
        carryOut(keeping(FOLD), counts(settings.every() - 1));

        assertThat(kept()).isEmpty();
    }

    @Test
    void whatOtherRulesMadeIsNotLookedAt() {
        carryOut(keeping(FOLD), counts(2 * settings.every()));
        falsify();

        assertThat(load(keeping(NEXT_FOLD))).isEqualTo(load(plain()));
        assertThat(load(keeping(FOLD)))
                .as("it is believed where the rules are the same")
                .isNotEqualTo(load(plain()));
    }

    /** Two releases run side by side for a while, and the older one may come back. */
    @Test
    void eachVersionOfTheRulesHasItsOwn() {
        carryOut(keeping(FOLD), counts(settings.every()));
        carryOut(keeping(NEXT_FOLD), counts(settings.every()));
        carryOut(keeping(FOLD), counts(1));

        assertThat(kept()).startsWith("1 at ").contains("2 at ");
        assertThat(read(FOLD).events()).hasSizeLessThanOrEqualTo(2 * settings.every());
        assertThat(load(keeping(FOLD))).isEqualTo(load(plain()));
        assertThat(load(keeping(NEXT_FOLD))).isEqualTo(load(plain()));
    }

    /** Its version should have been raised; nothing worse happens than that all is read. */
    @Test
    void whatHasOtherComponentsIsOfNoUse() {
        carryOut(keeping(FOLD), counts(settings.every()));

        Work.execute(tenant, "update snapshot set data = data - 'total'");
        assertThat(load(keeping(FOLD))).isEqualTo(load(plain()));
        Work.execute(tenant, "update snapshot set data = data || '{\"total\": 1, \"colour\": 2}'");
        assertThat(load(keeping(FOLD))).isEqualTo(load(plain()));
        Work.execute(tenant, "update snapshot set state = 'Score'");
        assertThat(load(keeping(FOLD))).isEqualTo(load(plain()));
    }

    @Test
    void whatIsPersonalIsSealed() {
        carryOut(keeping(FOLD), List.of(new Sign("Ana Souza")));
        carryOut(keeping(FOLD), counts(settings.every()));

        assertThat(Work.ask(tenant, String.class, "select cast(data as text) from snapshot"))
                .contains("\"total\":", "sealed")
                .doesNotContain("Ana");
        assertThat(load(keeping(FOLD)).state().names()).containsExactly("Ana Souza");
    }

    @Test
    void anErasedPersonsIsGoneAndNoneIsMadeAgain() {
        carryOut(keeping(FOLD), List.of(new Sign("Ana Souza")));
        carryOut(keeping(FOLD), counts(settings.every()));

        Work.inTransaction(tenant, () -> keys.destroy(id));

        assertThat(kept()).isEmpty();
        assertThat(load(keeping(FOLD)).state().names()).isEmpty();
        carryOut(keeping(FOLD), counts(settings.every()));
        assertThat(kept()).isEmpty();
        assertThat(load(keeping(FOLD))).isEqualTo(load(plain()));
    }

    /** From a backup, or written by an instance that had not heard of it. */
    @Test
    void oneThatOutlivedItsPersonCannotBeRead() {
        carryOut(keeping(FOLD), List.of(new Sign("Ana Souza")));
        carryOut(keeping(FOLD), counts(settings.every()));
        String row = Work.ask(tenant, String.class, "select cast(to_jsonb(snapshot) as text) from snapshot");
        Work.inTransaction(tenant, () -> keys.destroy(id));
        Work.execute(tenant, OUTLIVED, row);

        assertThat(load(keeping(FOLD))).isEqualTo(load(plain()));
        assertThat(load(keeping(FOLD)).state().names()).isEmpty();
    }

    @Test
    void anotherTenantSeesNone() {
        carryOut(keeping(FOLD), counts(settings.every()));

        assertThat(Work.ask(Ids.next(), Long.class, "select count(*) from snapshot"))
                .isZero();
    }

    @Test
    void thoseOfStreamsAtRestAreForgotten() {
        carryOut(keeping(FOLD), counts(settings.every()));
        Work.execute(tenant, "update snapshot set taken_at = now() - interval '91 days'");

        Work.await(purge::run);

        assertThat(kept()).isEmpty();
        assertThat(load(keeping(FOLD))).isEqualTo(load(plain()));
    }

    private Aggregate<Command, Tally, TallyEvent> plain() {
        return aggregates.of("tally", new Tally.Rules(), FAMILY).about((stream, event) -> Optional.of(stream));
    }

    private Aggregate<Command, Tally, TallyEvent> keeping(Fold<Tally> fold) {
        return plain().keepingSnapshots(fold);
    }

    private void carryOut(Aggregate<Command, Tally, TallyEvent> tallies, List<Command> commands) {
        Work.inTransaction(
                tenant,
                () -> Multi.createFrom()
                        .iterable(commands)
                        .onItem()
                        .transformToUniAndConcatenate(command -> tallies.handle(id, command))
                        .collect()
                        .last());
    }

    private static List<Command> counts(int many) {
        return IntStream.range(0, many).<Command>mapToObj(n -> new Count(1)).toList();
    }

    private static List<Command> commands(Random random, int many) {
        Builder<Command> commands = java.util.stream.Stream.builder();
        for (int i = 0; i < many; i++) {
            commands.add(
                    random.nextInt(5) == 0 ? new Sign("Ana " + random.nextInt()) : new Count(1 + random.nextInt(4)));
        }
        return commands.build().toList();
    }

    private Change<Tally, TallyEvent> load(Aggregate<Command, Tally, TallyEvent> tallies) {
        return Work.inTransaction(tenant, () -> tallies.load(id));
    }

    private History<Tally, TallyEvent> read(Fold<Tally> fold) {
        return Work.inTransaction(tenant, () -> store.load(new Stream("tally", id), FAMILY, fold));
    }

    private void falsify() {
        Work.execute(tenant, "update snapshot set data = jsonb_set(data, '{total}', '999')");
    }

    private String kept() {
        return Work.ask(tenant, String.class, """
                select coalesce(string_agg(concat(fold, ' at ', version), ', ' order by fold), '') from snapshot
                """);
    }
}
