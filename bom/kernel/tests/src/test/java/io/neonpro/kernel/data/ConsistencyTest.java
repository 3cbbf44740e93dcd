package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Who must see what was written. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class ConsistencyTest {

    private static final TenantStatement ADD =
            new TenantStatement("insert into inbox (tenant_id, event_id) values ($1, $2)");

    private static final TenantStatement COUNT = new TenantStatement("select count(*) from inbox where tenant_id = $1");

    @Inject
    Reads reads;

    private final UUID tenant = Ids.next();

    @Test
    void whatIsWrittenForATenantTheCallerMustSeeAndIsToldOf() {
        Told told = caller(this::write);

        assertThat(told.required()).isPresent();
        assertThat(told.wrote()).isEqualTo(told.required());
    }

    @Test
    void theLatestOfSeveralWritesCounts() {
        Told told =
                caller(() -> Uni.combine().all().unis(write(), write(), write()).asTuple());

        assertThat(told.required()).isPresent();
        assertThat(told.wrote()).isEqualTo(told.required());
    }

    @Test
    void whoReadsOnlyIsToldNothing() {
        Told told = caller(() -> Tenancy.runAs(
                TenantContext.ofEvent(tenant), () -> reads.list("select 1", Tuple.tuple(), row -> row.getInteger(0))));

        assertThat(told.required()).isEmpty();
        assertThat(told.wrote()).isEmpty();
    }

    /** As a cache does that is filled from the primary. */
    @Test
    void aTransactionThatOnlyReadsIsNoWrite() {
        Told told = caller(() -> Tenancy.runAs(
                TenantContext.ofEvent(tenant), () -> Transactions.run(() -> COUNT.find(row -> row.getLong(0)))));

        assertThat(told.required()).isEmpty();
        assertThat(told.wrote()).isEmpty();
    }

    /** Such as the effect of an event: that it is asked otherwise, the first of these tests shows. */
    @Test
    void ofAWriteThatNobodyReadsAfterNobodyIsTold() {
        Told told = caller(() -> Tenancy.runAs(
                TenantContext.ofEvent(tenant),
                () -> Transactions.run(() -> {
                    CurrentTransaction.beLast();
                    return ADD.run(Ids.next());
                })));

        assertThat(told.required()).isEmpty();
        assertThat(told.wrote()).isEmpty();
    }

    private Uni<Integer> write() {
        return Tenancy.runAs(TenantContext.ofEvent(tenant), () -> Transactions.run(() -> ADD.run(Ids.next())));
    }

    /** What a caller who has no tenant knows afterwards. */
    private static Told caller(Supplier<? extends Uni<?>> work) {
        return Work.await(() -> work.get().map(done -> Told.now()));
    }

    private record Told(Optional<LogPosition> wrote, Optional<LogPosition> required) {

        static Told now() {
            LogPosition wrote = Vertx.currentContext().getLocal(Consistency.WROTE);
            return new Told(Optional.ofNullable(wrote), Consistency.required());
        }
    }
}
