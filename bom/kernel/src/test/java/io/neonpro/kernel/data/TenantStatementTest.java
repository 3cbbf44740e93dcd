package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.NonUniqueResultException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class TenantStatementTest {

    private static final TenantStatement ADD =
            new TenantStatement("insert into inbox (tenant_id, event_id) values (?1, ?2)");

    private static final TenantStatement ALL =
            new TenantStatement("select event_id from inbox where tenant_id = ?1 order by event_id");

    private static final TenantStatement ECHO =
            new TenantStatement("select cast(?1 as uuid), cast(?2 as integer), cast(?3 as text)");

    private final UUID tenant = Ids.next();

    @Test
    void theTenantComesFirstThenTheValuesOfWhichSomeAreNull() {
        Object[] row = Work.inTransaction(tenant, () -> ECHO.find(Object[].class, 7, null))
                .orElseThrow();

        assertThat(row).containsExactly(tenant, 7, null);
    }

    @Test
    void rowsAreCountedAsTheyAreAddedAndListedInOrder() {
        UUID first = Ids.next();
        UUID second = Ids.next();
        int added = Work.inTransaction(tenant, () -> ADD.run(second).chain(() -> ADD.run(first)));

        List<UUID> found = Work.inTransaction(tenant, () -> ALL.list(UUID.class));

        assertThat(added).isOne();
        assertThat(found).containsExactly(first, second);
    }

    @Test
    void whereThereIsNoRowNoneIsFound() {
        assertThat(Work.inTransaction(tenant, () -> ALL.find(UUID.class))).isEmpty();
    }

    @Test
    void whereThereAreSeveralRowsTheOneIsNotFound() {
        Work.inTransaction(tenant, () -> ADD.run(Ids.next()).chain(() -> ADD.run(Ids.next())));

        assertThatThrownBy(() -> Work.inTransaction(tenant, () -> ALL.find(UUID.class)))
                .isInstanceOf(NonUniqueResultException.class);
    }

    @Test
    void whatItChangesGoesWithTheTransaction() {
        assertThatThrownBy(() ->
                        Work.inTransaction(tenant, () -> ADD.run(Ids.next()).chain(TenantStatementTest::failure)))
                .hasMessage("changed our mind");

        assertThat(Work.inTransaction(tenant, () -> ALL.list(UUID.class))).isEmpty();
    }

    @Test
    void withoutATenantItIsRefused() {
        Supplier<Uni<List<UUID>>> work = () -> Panache.withTransaction(() -> ALL.list(UUID.class));

        assertThatThrownBy(() -> Work.await(() -> Tenancy.runAsPlatform(work)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No tenant is bound to this context");
    }

    private static Uni<Integer> failure() {
        return Uni.createFrom().failure(new IllegalArgumentException("changed our mind"));
    }
}
