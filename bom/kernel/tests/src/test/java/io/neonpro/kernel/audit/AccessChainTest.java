package io.neonpro.kernel.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the log says is what was written, all of it, and in that order. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class AccessChainTest {

    private static final String COUNT = "select count(*) from access_entry where tenant_id = $1";

    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofDays(3_000));

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final UUID tenant = Ids.next();

    @Inject
    AccessChain chain;

    @Inject
    AccessLog log;

    @Inject
    AccessRetention retention;

    @Inject
    @ReactiveDataSource("relay")
    Pool workers;

    @Test
    void instancesThatWriteAtOnceWriteOneLog() {
        Work.await(() ->
                Uni.combine().all().unis(Collections.nCopies(4, append(10))).discardItems());

        assertThat(Work.ask(tenant, Long.class, COUNT, tenant)).isEqualTo(40);
        awaitCheck(1, checked(1, 40, true));
    }

    @Test
    void aLaterStretchIsCheckedByItself() {
        Work.await(() -> append(10));

        awaitCheck(4, checked(4, 10, true));
    }

    @Test
    void whatIsChangedOrMissingIsFound() {
        Work.await(() -> append(10));
        TestDatabase.run(
                "update access_entry set actor = gen_random_uuid() where number = 7 and tenant_id = ?", tenant);
        awaitCheck(1, checked(1, 6, false));

        TestDatabase.run("delete from access_entry where number = 3 and tenant_id = ?", tenant);
        awaitCheck(1, checked(1, 2, false));
    }

    @Test
    void whatIsCutOffTheEndIsFoundByWhoKeptTheLastSeal() {
        Work.await(() -> append(10));
        awaitCheck(1, checked(1, 10, true));
        String kept = check(1, null).seal();
        Work.await(() -> append(1));
        await().atMost(PATIENCE).until(() -> check(11, kept).to() == 11);
        assertThat(check(11, kept).isIntact()).isTrue();

        TestDatabase.run("delete from access_entry where tenant_id = ? and number > 7", tenant);
        awaitCheck(11, checked(11, 10, false));
        Work.await(() -> append(5));

        awaitCheck(1, checked(1, 12, true));
        assertThat(check(11, kept).isIntact()).isFalse();
        assertThat(check(11, null).isIntact()).isTrue();
    }

    @Test
    void theApplicationChangesNothing() {
        Work.await(() -> append(1));

        for (String change : List.of("update access_entry set action = 'x'", "delete from access_entry")) {
            assertThatThrownBy(() -> Work.execute(tenant, change)).hasMessageContaining("permission denied");
        }
    }

    @Test
    void whatIsOldIsForgottenAndWhatIsLeftIsCheckedStill() {
        Work.await(() -> append(10, LONG_AGO));
        Work.await(() -> append(5, Instant.now()));

        Work.await(retention::run);

        assertThat(Work.ask(tenant, Long.class, COUNT, tenant)).isEqualTo(5);
        awaitCheck(1, checked(11, 15, true));
        awaitCheck(13, checked(13, 15, true));
    }

    @Test
    void aLogOfWhichAllIsForgottenGoesOn() {
        Work.await(() -> append(10, LONG_AGO));
        Work.await(retention::run);

        Work.await(() -> append(2, Instant.now()));

        awaitCheck(1, checked(11, 12, true));
    }

    /** Instances note side by side, so that one entry is younger than the next one. */
    @Test
    void whatIsBeforeSomethingOldGoesWithIt() {
        Work.await(() -> append(3, LONG_AGO));
        Work.await(() -> append(1, Instant.now().minus(Duration.ofDays(1_000))));
        Work.await(() -> append(3, LONG_AGO));
        Work.await(() -> append(1, Instant.now()));

        Work.await(retention::run);

        awaitCheck(1, checked(8, 8, true));
    }

    @Test
    void thatWhatIsForgottenWasChangedIsKnownForGood() {
        Work.await(() -> append(10, LONG_AGO));
        Work.await(() -> append(2, Instant.now()));
        TestDatabase.run("update access_entry set action = 'x' where number = 7 and tenant_id = ?", tenant);

        Work.await(retention::run);

        awaitCheck(1, checked(11, 12, false));
    }

    @Test
    void whoTakesEntriesAwayMakesNoBeginningThatHidesIt() {
        Work.await(() -> append(10, LONG_AGO));
        Work.await(() -> append(5, Instant.now()));
        Work.await(retention::run);

        TestDatabase.run("""
                update access_beginning b set number = e.number, seal = e.seal from access_entry e
                 where e.tenant_id = b.tenant_id and e.number = 12 and b.tenant_id = ?
                """, tenant);
        TestDatabase.run("delete from access_entry where number <= 12 and tenant_id = ?", tenant);

        awaitCheck(1, checked(13, 15, false));
    }

    @Test
    void whatIsNotAYearOldIsForgottenByNobody() {
        Work.await(() -> append(3, Instant.now()));

        Work.await(() -> workers.query("delete from access_entry where tenant_id = '" + tenant + "'")
                .execute());

        assertThat(Work.ask(tenant, Long.class, COUNT, tenant)).isEqualTo(3);
    }

    /** A replica may answer. */
    private void awaitCheck(long from, AccessCheck expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(check(from, null))
                        .usingRecursiveComparison()
                        .ignoringFields("seal")
                        .isEqualTo(expected));
    }

    private AccessCheck check(long from, String seal) {
        return Work.of(tenant, () -> log.check(from, seal));
    }

    private static AccessCheck checked(long from, long to, boolean isIntact) {
        return new AccessCheck(from, to, "", isIntact);
    }

    private Uni<Void> append(int entries) {
        return append(entries, Instant.now());
    }

    private Uni<Void> append(int entries, Instant at) {
        Access access =
                new Access(at.truncatedTo(ChronoUnit.MICROS), Ids.next(), null, "record.read", Ids.next(), null, null);
        return Tenancy.runAs(TenantContext.ofEvent(tenant), () -> chain.append(Collections.nCopies(entries, access)))
                .replaceWithVoid();
    }
}
