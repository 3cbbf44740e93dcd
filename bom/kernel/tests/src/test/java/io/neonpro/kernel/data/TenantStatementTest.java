package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class TenantStatementTest {

    private static final TenantStatement ADD =
            new TenantStatement("insert into inbox (tenant_id, event_id) values ($1, $2)");

    private static final TenantStatement ALL =
            new TenantStatement("select event_id from inbox where tenant_id = $1 order by event_id");

    private static final TenantStatement ECHO =
            new TenantStatement("select cast($1 as uuid), cast($2 as integer), cast($3 as text)");

    private static final String PLANNING = "select current_setting('plan_cache_mode') where $1::uuid is not null";

    @Inject
    Reads reads;

    private final UUID tenant = Ids.next();

    @Test
    void theTenantComesFirstThenTheValuesOfWhichSomeAreNull() {
        Optional<List<Object>> row = Work.inTransaction(
                tenant,
                () -> ECHO.find(it -> Arrays.asList(it.getUUID(0), it.getInteger(1), it.getString(2)), 7, null));

        assertThat(row).contains(Arrays.asList(tenant, 7, null));
    }

    @Test
    void rowsAreCountedAsTheyAreAddedAndListedInOrder() {
        UUID first = Ids.next();
        UUID second = Ids.next();
        int added = Work.inTransaction(tenant, () -> ADD.run(second).chain(() -> ADD.run(first)));

        List<UUID> found = Work.inTransaction(tenant, () -> ALL.list(TenantStatementTest::id));

        assertThat(added).isOne();
        assertThat(found).containsExactly(first, second);
    }

    @Test
    void aStatementIsPlannedOnceOrAsItSaysEachTime() {
        assertThat(List.of(planning(""), planning(Preparing.ANEW)))
                .containsExactly("force_generic_plan", "force_custom_plan");
        assertThat(List.of(planningOfARead(""), planningOfARead(Preparing.ANEW)))
                .containsExactly("force_generic_plan", "force_custom_plan");
    }

    @Test
    void whereThereIsNoRowNoneIsFound() {
        assertThat(Work.inTransaction(tenant, () -> ALL.find(TenantStatementTest::id)))
                .isEmpty();
    }

    @Test
    void whereThereAreSeveralRowsTheFirstIsFound() {
        UUID first = Ids.next();
        Work.inTransaction(tenant, () -> ADD.run(Ids.next()).chain(() -> ADD.run(first)));
        List<UUID> all = Work.inTransaction(tenant, () -> ALL.list(TenantStatementTest::id));

        assertThat(Work.inTransaction(tenant, () -> ALL.find(TenantStatementTest::id)))
                .contains(all.getFirst());
    }

    @Test
    void whatIsSubscribedToTogetherRunsInOrder() {
        UUID id = Ids.next();

        List<UUID> seen = Work.inTransaction(
                tenant,
                () -> Uni.combine()
                        .all()
                        .unis(ADD.run(id), ALL.list(TenantStatementTest::id))
                        .asTuple()
                        .map(both -> both.getItem2()));

        assertThat(seen).containsExactly(id);
    }

    @Test
    void outsideATransactionItIsRefused() {
        assertThatThrownBy(() -> Work.await(
                        () -> Tenancy.runAs(TenantContext.ofEvent(tenant), () -> ALL.list(TenantStatementTest::id))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This context is in no transaction");
    }

    @Test
    void whatItChangesGoesWithTheTransaction() {
        assertThatThrownBy(() ->
                        Work.inTransaction(tenant, () -> ADD.run(Ids.next()).chain(TenantStatementTest::failure)))
                .hasMessage("changed our mind");

        assertThat(Work.inTransaction(tenant, () -> ALL.list(TenantStatementTest::id)))
                .isEmpty();
    }

    @Test
    void withoutATenantItIsRefused() {
        Supplier<Uni<List<UUID>>> work = () -> Transactions.run(() -> ALL.list(TenantStatementTest::id));

        assertThatThrownBy(() -> Work.await(() -> Tenancy.runAsPlatform(work)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No tenant is bound to this context");
    }

    private static UUID id(Row row) {
        return row.getUUID("event_id");
    }

    private static Uni<Integer> failure() {
        return Uni.createFrom().failure(new IllegalArgumentException("changed our mind"));
    }

    private String planning(String how) {
        return Work.inTransaction(tenant, () -> new TenantStatement(how + PLANNING).find(row -> row.getString(0)))
                .orElseThrow();
    }

    private String planningOfARead(String how) {
        return Work.of(tenant, () -> reads.find(how + PLANNING, Rows.arguments(), row -> row.getString(0)))
                .orElseThrow();
    }
}
