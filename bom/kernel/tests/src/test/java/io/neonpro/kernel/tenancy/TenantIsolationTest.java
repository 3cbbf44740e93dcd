package io.neonpro.kernel.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.data.AnyStatement;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class TenantIsolationTest {

    private static final AnyStatement INSERT =
            new AnyStatement("insert into inbox (tenant_id, event_id) values ($1, $2)");
    private static final AnyStatement ALL = new AnyStatement("select tenant_id from inbox");

    @Inject
    Pool primary;

    @Inject
    Reads reads;

    @Test
    void aTenantSeesItsOwnRowsOnlyEvenWhenTheStatementAsksForAll() {
        UUID ours = Ids.next();
        UUID theirs = Ids.next();
        leaveRow(ours);
        leaveRow(theirs);

        List<UUID> seen = seenBy(ours);

        assertThat(seen).containsExactly(ours);
    }

    @Test
    void aTenantCannotWriteForAnother() {
        UUID ours = Ids.next();
        UUID theirs = Ids.next();

        assertThatThrownBy(() -> Work.inTransaction(ours, () -> insert(theirs)))
                .hasMessageContaining("row-level security");
    }

    @Test
    void withoutATenantNoTransactionBegins() {
        assertThatThrownBy(() -> Work.await(() -> Transactions.run(() -> insert(Ids.next()))))
                .hasStackTraceContaining("A transaction needs a tenant");
    }

    @Test
    void outsideATransactionNoRowIsVisible() {
        leaveRow(Ids.next());

        long visible = Work.await(() -> primary.query(ALL.sql()).execute().map(rows -> (long) rows.size()));

        assertThat(visible).isZero();
    }

    @Test
    void workOfThePlatformSeesNoTenant() {
        leaveRow(Ids.next());

        int visible = Work.await(() -> Tenancy.runAsPlatform(
                () -> Transactions.run(() -> ALL.list(UUID.class).map(List::size))));

        assertThat(visible).isZero();
    }

    @Test
    void pooledConnectionsNeverLeakATenantToTheNext() {
        long seed = new Random().nextLong();
        System.getLogger("seed").log(System.Logger.Level.INFO, "seed {0}", seed);
        Random random = new Random(seed);
        List<UUID> tenants = Stream.generate(Ids::next).limit(10).toList();
        tenants.forEach(TenantIsolationTest::leaveRow);

        List<Boolean> isRight = Work.await(() -> Multi.createFrom()
                .items(Stream.generate(() -> tenants.get(random.nextInt(10))).limit(600))
                .onItem()
                .transformToUni(tenant ->
                        Tenancy.runAs(TenantContext.ofEvent(tenant), this::seen).map(List.of(tenant)::equals))
                .merge(40)
                .collect()
                .asList());

        assertThat(isRight).hasSize(600).containsOnly(true);
    }

    private static void leaveRow(UUID tenant) {
        Work.inTransaction(tenant, () -> insert(tenant));
    }

    private static Uni<Integer> insert(UUID tenant) {
        return INSERT.run(tenant, Ids.next());
    }

    private List<UUID> seenBy(UUID tenant) {
        return Work.of(tenant, this::seen);
    }

    private Uni<List<UUID>> seen() {
        return Transactions.run(() -> ALL.list(UUID.class));
    }

    @Test
    void theReadSideIsBoundToTheTenantToo() {
        UUID ours = Ids.next();
        UUID theirs = Ids.next();
        leaveRow(theirs);

        List<UUID> seen = Work.of(
                ours,
                () -> Transactions.run(() -> insert(ours))
                        .chain(() -> reads.list(ALL.sql(), Tuple.tuple(), row -> row.getUUID(0))));

        assertThat(seen).containsExactly(ours);
    }
}
