package io.neonpro.kernel.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.crypto.KeyConfig;
import io.neonpro.kernel.crypto.Rotation;
import io.neonpro.kernel.crypto.TenantSeals;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log outlives the master keys under which it was written; in a database of its own, as they are those of all tenants. */
@QuarkusTest
@WithTestResource(value = DevstackResource.class, initArgs = @ResourceArg(name = "service", value = "kernel"))
class AccessRotationTest {

    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofDays(3_000));
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final UUID tenant = Ids.next();

    @Inject
    KeyConfig keys;

    @Inject
    AuditSettings settings;

    @Inject
    Reads reads;

    @Inject
    @ReactiveDataSource("relay")
    Pool workers;

    @Inject
    Vertx vertx;

    private Rotation rotation;

    @BeforeEach
    void begin() {
        rotation = new Rotation(keys, workers, reads, vertx);
    }

    @AfterEach
    void goBack() {
        rotation.goBack();
    }

    @Test
    void aLogIsIntactWhenTheMasterKeyOfItsEntriesIsGone() {
        append(rotation.sealsBefore(), Instant.now());

        goOn();

        append(rotation.sealsAfter(), Instant.now());
        awaitCheck(1, 20, true);
    }

    @Test
    void whatIsChangedAfterwardsIsFound() {
        append(rotation.sealsBefore(), Instant.now());
        goOn();

        TestDatabase.run("update access_entry set action = 'x' where number = 7 and tenant_id = ?", tenant);

        awaitCheck(1, 6, false);
    }

    @Test
    void whatIsForgottenBeforeAndAfterwardsWasIntact() {
        append(rotation.sealsBefore(), LONG_AGO);
        forget(rotation.sealsBefore());
        append(rotation.sealsBefore(), LONG_AGO);
        goOn();

        awaitCheck(11, 20, true);
        forget(rotation.sealsAfter());
        append(rotation.sealsAfter(), Instant.now());

        awaitCheck(21, 30, true);
    }

    @Test
    void aLogWhoseKeyDoesNotOpenStaysAsItIsAndIsInNoOthersWay() {
        append(rotation.sealsBefore(), LONG_AGO);
        UUID closed = Ids.next();
        append(closed, rotation.sealsBefore(), LONG_AGO.minusSeconds(1));
        TestDatabase.run("update tenant_key set wrapped_key = 'broken' where tenant_id = ?", closed);
        awaitKeys(closed, "wrapped_key = 'broken'", 1);

        forget(rotation.sealsBefore());

        assertThat(entries(tenant)).isZero();
        assertThat(entries(closed)).isEqualTo(10);
        TestDatabase.run("delete from tenant_key where tenant_id = ?", closed);
        TestDatabase.run("delete from access_entry where tenant_id = ?", closed);
    }

    @Test
    void aLogWhoseKeyIsGoneStaysAsItIsAndLookingMakesNoOther() {
        append(rotation.sealsBefore(), LONG_AGO);
        awaitKeys(tenant, "true", 1);
        TestDatabase.run("delete from tenant_key where tenant_id = ?", tenant);
        awaitKeys(tenant, "true", 0);

        forget(rotation.sealsBefore());

        assertThat(entries(tenant)).isEqualTo(10);
        awaitCheck(1, 0, false);
        assertThat(TestDatabase.count("select count(*) from tenant_key where tenant_id = ?", tenant))
                .isZero();
        TestDatabase.run("delete from access_entry where tenant_id = ?", tenant);
    }

    private void goOn() {
        rotation.goOn();
        awaitKeys(tenant, "master_key = 'next'", 1);
    }

    /** On the replica, which tells them too. */
    private static void awaitKeys(UUID whose, String condition, long count) {
        String keys = "select count(*) from tenant_key where tenant_id = ? and " + condition;
        await().atMost(PATIENCE).until(() -> TestDatabase.countOnReplica(keys, whose) == count);
    }

    private static long entries(UUID whose) {
        return Work.ask(whose, Long.class, "select count(*) from access_entry where tenant_id = $1", whose);
    }

    private void append(TenantSeals seals, Instant at) {
        append(tenant, seals, at);
    }

    private static void append(UUID whose, TenantSeals seals, Instant at) {
        Access access =
                new Access(at.truncatedTo(ChronoUnit.MICROS), Ids.next(), null, "record.read", Ids.next(), null, null);
        Work.of(whose, () -> new AccessChain(seals).append(Collections.nCopies(10, access)));
    }

    private void forget(TenantSeals seals) {
        Work.await(new AccessRetention(workers, seals, settings, vertx)::run);
    }

    /** By an instance that has not got the old key any more; a replica may answer. */
    private void awaitCheck(long from, long to, boolean isIntact) {
        var log = new AccessLog(reads, rotation.sealsAfter());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Work.of(tenant, () -> log.check(1, null)))
                        .usingRecursiveComparison()
                        .ignoringFields("seal")
                        .isEqualTo(new AccessCheck(from, to, "", isIntact)));
    }
}
