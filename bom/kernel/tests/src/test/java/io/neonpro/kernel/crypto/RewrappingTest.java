package io.neonpro.kernel.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.health.State;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * How the master key changes, from one to the next and, so that the application goes on, back again; in a database of
 * its own, as it is the key of all tenants.
 */
@QuarkusTest
@WithTestResource(value = DevstackResource.class, initArgs = @ResourceArg(name = "service", value = "kernel"))
class RewrappingTest {

    private static final byte[] PLAIN = {1, 2, 3};
    private static final String MASTER = "select master_key from tenant_key where tenant_id = $1";
    private static final int MORE_THAN_A_BATCH = 120;

    @Inject
    KeyConfig config;

    @Inject
    @ReactiveDataSource("relay")
    Pool workers;

    @Inject
    Reads reads;

    @Inject
    Vertx vertx;

    private final AesKey next = AesKey.random();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final UUID tenant = Ids.next();
    private final UUID subject = Ids.next();

    @AfterEach
    void goBack() {
        rewrap(master(before().before("next", next)));
    }

    @Test
    void whatTheOldKeyWrappedTheNewOneWrapsAndEverythingStillOpens() {
        byte[] sealed = seal(keys(before()));
        Keys during = before().after("next", next);

        rewrap(master(during));

        assertThat(Work.ask(tenant, String.class, MASTER, tenant)).isEqualTo("next");
        assertThat(open(keys(Keys.named("next", next)), sealed)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> open(keys(before()), sealed)).isInstanceOf(UnknownMasterKeyException.class);
    }

    @Test
    void untilThenTheOldKeyIsNeededAndSoItIsSaid() {
        byte[] sealed = seal(keys(before()));
        var onlyTheNext = rewrapping(master(Keys.named("next", next)));

        Work.await(onlyTheNext::run);

        assertThatThrownBy(() -> open(keys(Keys.named("next", next)), sealed))
                .isInstanceOf(UnknownMasterKeyException.class)
                .hasMessageContaining("NEONPRO_MASTER_KEYS");
        assertThat(Work.await(onlyTheNext::state)).isInstanceOf(State.Degraded.class);
        assertThat(toRewrap()).isPositive();
    }

    @Test
    void moreThanABatchIsDoneInOneRound() {
        List<UUID> tenants = Stream.generate(Ids::next).limit(MORE_THAN_A_BATCH).toList();
        KeyEncryption old = master(before());
        tenants.forEach(each -> store(each, old));
        var rewrapping = rewrapping(master(before().after("next", next)));

        Work.await(rewrapping::run);

        assertThat(tenants)
                .allMatch(each -> Work.ask(each, String.class, MASTER, each).equals("next"));
        assertThat(Work.await(rewrapping::state)).isEqualTo(State.healthy());
        assertThat(toRewrap()).isZero();
    }

    @Test
    void aKeyThatDoesNotOpenHoldsUpNoOther() {
        Work.execute(tenant, "insert into tenant_key values ($1, cast('broken' as bytea), $2)", tenant, current());
        UUID behind = Ids.next();
        store(behind, master(before()));
        var rewrapping = rewrapping(master(before().after("next", next)));

        Work.await(rewrapping::run);

        assertThat(Work.ask(behind, String.class, MASTER, behind)).isEqualTo("next");
        assertThat(Work.await(rewrapping::state).reason()).startsWith("1 tenants' keys");
        forget(tenant);
    }

    /** As the administrator: no role of the service may. */
    private static void forget(UUID tenant) {
        TestDatabase.run("delete from tenant_key where tenant_id = ?", tenant);
    }

    private Keys before() {
        return Keys.of(config.masterKeys().orElseThrow());
    }

    private String current() {
        return new MasterKeyRing(before()).current();
    }

    private static KeyEncryption master(Keys keys) {
        return new MasterKey(new MasterKeyRing(keys));
    }

    private SubjectKeys keys(Keys keys) {
        return new SubjectKeys(new TenantKeys(master(keys), reads, keys), keys);
    }

    private byte[] seal(SubjectKeys keys) {
        return Work.inTransaction(tenant, () -> keys.of(subject)).seal(PLAIN, "type", "field");
    }

    private byte[] open(SubjectKeys keys, byte[] sealed) {
        return Work.inTransaction(tenant, () -> keys.find(subject))
                .orElseThrow()
                .open(sealed, "type", "field");
    }

    private static void store(UUID tenant, KeyEncryption master) {
        WrappedKey key = Work.await(() -> master.wrap(AesKey.random().bytes(), TenantKeys.context(tenant)));
        Work.execute(
                tenant, "insert into tenant_key values ($1, $2, $3)", tenant, Buffer.buffer(key.bytes()), key.master());
    }

    private void rewrap(KeyEncryption master) {
        Work.await(rewrapping(master)::run);
    }

    private Rewrapping rewrapping(KeyEncryption master) {
        return new Rewrapping(workers, master, metrics, vertx);
    }

    private double toRewrap() {
        return metrics.get("neonpro.keys.to.rewrap").gauge().value();
    }
}
