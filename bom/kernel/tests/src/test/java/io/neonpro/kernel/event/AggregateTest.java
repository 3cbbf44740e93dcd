package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Tally.Command.Count;
import io.neonpro.kernel.event.Tally.Command.Sign;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class AggregateTest {

    private static final EventFamily FAMILY = EventFamily.of(TallyEvent.class);

    @Inject
    Aggregates aggregates;

    @Inject
    SubjectKeys keys;

    private final UUID tenant = Ids.next();
    private final UUID id = Ids.next();
    private Aggregate<Tally.Command, Tally, TallyEvent> tallies;

    @BeforeEach
    void build() {
        tallies = aggregates.of("tally", new Tally.Rules(), FAMILY).about((stream, event) -> Optional.of(stream));
    }

    @Test
    void whatWasDecidedIsWhatIsLoaded() {
        count(3);
        count(4);

        Change<Tally, TallyEvent> loaded = load(tenant);

        assertThat(loaded.version()).isEqualTo(2);
        assertThat(loaded.state().total()).isEqualTo(7);
    }

    @Test
    void whatBeginsIsStoredWithoutAnythingLoaded() {
        Work.inTransaction(tenant, () -> tallies.begin(id, new Count(3)));
        count(4);

        assertThat(load(tenant).version()).isEqualTo(2);
        assertThat(load(tenant).state().total()).isEqualTo(7);
    }

    @Test
    void whatIsThereAlreadyCannotBegin() {
        count(3);

        assertThatThrownBy(() -> Work.inTransaction(tenant, () -> tallies.begin(id, new Count(4))))
                .isInstanceOf(ConcurrentChange.class);

        assertThat(load(tenant).state().total()).isEqualTo(3);
    }

    @Test
    void anotherTenantHasNoSuchStream() {
        count(3);

        assertThat(load(Ids.next()).version()).isZero();
    }

    /** Ids come from requests: one may be that of another kind of thing, whose events nobody here can read. */
    @Test
    void theStreamOfAnotherAggregateIsNone() {
        var notes = aggregates.of("note", new Tally.Rules(), FAMILY).about((stream, event) -> Optional.of(stream));
        Work.inTransaction(tenant, () -> notes.handle(id, new Count(3)));

        assertThat(load(tenant).version()).isZero();
        assertThatThrownBy(() -> count(4)).isInstanceOf(ConcurrentChange.class);
    }

    @Test
    void aRefusedCommandStoresNothing() {
        assertThatThrownBy(() -> count(Tally.LIMIT + 1))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.reason().code()).isEqualTo("full"));

        assertThat(load(tenant).version()).isZero();
    }

    @Test
    void aCommandForAnOldVersionIsRefused() {
        count(1);
        count(1);

        assertThatThrownBy(() -> Work.inTransaction(tenant, () -> tallies.handle(id, 1, new Count(1))))
                .isInstanceOf(ConcurrentChange.class);
    }

    @Test
    void concurrentWritersLoseNoEvent() {
        int writers = 16;

        List<Boolean> outcomes = Work.await(() -> Multi.createFrom()
                .range(0, writers)
                .onItem()
                .transformToUni(i -> countOnce())
                .merge(writers)
                .collect()
                .asList());

        long accepted = outcomes.stream().filter(isAccepted -> isAccepted).count();
        assertThat(accepted).isPositive();
        assertThat(load(tenant).state().total()).isEqualTo((int) accepted);
        assertThat(load(tenant).version()).isEqualTo((int) accepted);
    }

    /** C29: without turns the test above is all that can be promised. */
    @Test
    void commandsThatTakeTurnsNeverClash() {
        tallies = tallies.takingTurns();

        List<Boolean> outcomes = Work.await(() -> Multi.createFrom()
                .range(0, 20)
                .onItem()
                .transformToUni(i -> countOnce())
                .merge(20)
                .collect()
                .asList());

        assertThat(outcomes).hasSize(20).containsOnly(true);
        assertThat(load(tenant).state().total()).isEqualTo(20);
    }

    /** C29: whoever is refused would not have fitted at the end either, so all that fits is accepted. */
    @Test
    void thoseWhoTakeTurnsAreRefusedOnlyWhatDoesNotFit() {
        long seed = new Random().nextLong();
        System.getLogger("seed").log(System.Logger.Level.INFO, "seed {0}", seed);
        List<Integer> amounts = new Random(seed).ints(40, 1, 101).boxed().toList();
        tallies = tallies.takingTurns();

        Map<Boolean, List<Integer>> outcomes = Work.await(() -> Multi.createFrom()
                .iterable(amounts)
                .onItem()
                .transformToUni(amount -> counted(amount).map(isAccepted -> Map.entry(isAccepted, amount)))
                .merge(40)
                .collect()
                .in(
                        () -> new HashMap<>(Map.of(true, new ArrayList<>(), false, new ArrayList<>())),
                        (all, one) -> all.get(one.getKey()).add(one.getValue())));

        int total = load(tenant).state().total();
        assertThat(outcomes.get(true).stream().mapToInt(amount -> amount).sum()).isEqualTo(total);
        assertThat(total).isLessThanOrEqualTo(Tally.LIMIT);
        assertThat(outcomes.get(false))
                .allSatisfy(amount -> assertThat(total + amount).isGreaterThan(Tally.LIMIT));
    }

    @Test
    void othersKnowAnEventByTheIdAndTheVersionThatItIsStoredUnder() {
        var told = tallies.publishing((stream, event) -> Optional.of(event));
        Work.inTransaction(tenant, () -> told.begin(id, new Count(1)));
        Work.inTransaction(tenant, () -> told.handle(id, new Count(2)));

        var heard = Topic.of("neonpro.kernel").awaitOf(id, 2);

        assertThat(heard)
                .extracting(event -> Topic.header(event, "ce_streamversion") + " " + Topic.header(event, "ce_id"))
                .containsExactly("1 " + storedId(1), "2 " + storedId(2));
    }

    private String storedId(int version) {
        String sql = "select cast(event_id as text) from event where stream = $1 and version = $2";
        return Work.ask(tenant, String.class, sql, id, version);
    }

    @Test
    void anOldSchemaVersionStillReads() {
        Work.execute(tenant, """
                insert into event (tenant_id, stream, version, event_id, aggregate, type, schema_version, data, metadata)
                values ($1, $2, 1, gen_random_uuid(), 'tally', 'io.neonpro.test.counted', 1, '{"step": 5}', '{}')
                """, tenant, id);

        assertThat(load(tenant).state().total()).isEqualTo(5);
    }

    @Test
    void theStoreKeepsPersonalDataSealed() {
        sign("Ana Souza");

        String stored = Work.ask(tenant, String.class, "select cast(data as text) from event where stream = $1", id);

        assertThat(stored).doesNotContain("Ana");
        assertThat(load(tenant).state().names()).containsExactly("Ana Souza");
    }

    @Test
    void anErasedPersonsHistoryStaysConsistentWithoutTheData() {
        sign("Ana Souza");
        count(2);

        Work.inTransaction(tenant, () -> keys.destroy(id));

        assertThat(load(tenant).state().names()).isEmpty();
        assertThat(load(tenant).state().total()).isEqualTo(2);
    }

    @Test
    void nobodyRewritesThePast() {
        count(1);

        assertThatThrownBy(() -> tamper("update event set data = '{}'")).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> tamper("delete from event")).hasStackTraceContaining("permission denied");
    }

    private void tamper(String sql) {
        Work.execute(tenant, sql);
    }

    private Uni<Boolean> countOnce() {
        return Tenancy.runAs(
                        TenantContext.ofEvent(tenant), () -> Transactions.run(() -> tallies.handle(id, new Count(1))))
                .replaceWith(true)
                .onFailure(ConcurrentChange.class)
                .recoverWithItem(false);
    }

    private Uni<Boolean> counted(int amount) {
        return Tenancy.runAs(
                        TenantContext.ofEvent(tenant),
                        () -> Transactions.run(() -> tallies.handle(id, new Count(amount))))
                .replaceWith(true)
                .onFailure(Refused.class)
                .recoverWithItem(false);
    }

    private void count(int amount) {
        Work.inTransaction(tenant, () -> tallies.handle(id, new Count(amount)));
    }

    private void sign(String name) {
        Work.inTransaction(tenant, () -> tallies.handle(id, new Sign(name)));
    }

    private Change<Tally, TallyEvent> load(UUID as) {
        return Work.inTransaction(as, () -> tallies.load(id));
    }
}
