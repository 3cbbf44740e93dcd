package io.neonpro.kernel.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class SubjectKeysTest {

    private static final LocalDate TOMORROW = LocalDate.now().plusDays(1);

    private static final byte[] PLAIN = {1, 2, 3};

    @Inject
    SubjectKeys keys;

    @Inject
    KeyEncryption master;

    @Inject
    Reads reads;

    @Inject
    KeyConfig config;

    private final UUID tenant = Ids.next();
    private final UUID subject = Ids.next();

    @Test
    void aKeyLastsLongerThanTheInstanceThatMadeIt() {
        byte[] sealed = seal(keys);

        Optional<DataKey> found = find(anotherInstance());

        assertThat(open(found, sealed)).isEqualTo(PLAIN);
    }

    @Test
    void whoeverAsksFirstAtTheSameTimeGetsTheSameKey() {
        List<DataKey> made = Work.await(() -> Multi.createFrom()
                .range(0, 10)
                .onItem()
                .transformToUni(i -> ofAnotherInstance())
                .merge(10)
                .collect()
                .asList());

        byte[] sealed = made.getFirst().seal(PLAIN, "type", "field");

        assertThat(made).hasSize(10).allSatisfy(key -> open(Optional.of(key), sealed));
    }

    @Test
    void aKeyThatWasRolledBackIsNotUsedAgain() {
        assertThatThrownBy(() -> inTransaction(
                        () -> keys.of(subject).chain(() -> keys.of(subject)).invoke(() -> {
                            throw new ArithmeticException();
                        })))
                .isInstanceOf(ArithmeticException.class);

        byte[] sealed = seal(keys);

        assertThat(open(find(anotherInstance()), sealed)).isEqualTo(PLAIN);
    }

    @Test
    void anErasedSubjectHasNoKeyEverAgain() {
        seal(keys);

        inTransaction(() -> keys.destroy(subject));
        inTransaction(() -> keys.destroy(subject));

        assertThat(find(keys)).isEmpty();
        assertThatThrownBy(() -> seal(keys)).isInstanceOf(ErasedSubjectException.class);
        assertThat(storedKeys()).containsExactly(true);
    }

    @Test
    void whoIsBlockedIsErasedButForWhoMayOpenThem() {
        byte[] sealed = seal(keys);

        inTransaction(() -> keys.block(subject, TOMORROW));

        assertThat(find(keys)).isEmpty();
        assertThatThrownBy(() -> seal(keys)).isInstanceOf(ErasedSubjectException.class);
        assertThat(open(inTransaction(() -> keys.blocked(subject)), sealed)).isEqualTo(PLAIN);
    }

    @Test
    void whatWasBlockedIsDestroyedOnItsDayAndNotBefore() {
        seal(keys);
        inTransaction(() -> keys.block(subject, TOMORROW));

        inTransaction(() -> keys.destroyBlocked(TOMORROW.minusDays(1)));
        assertThat(storedKeys()).containsExactly(false);
        inTransaction(() -> keys.destroyBlocked(TOMORROW));

        assertThat(storedKeys()).containsExactly(true);
        assertThat(inTransaction(() -> keys.blocked(subject))).isEmpty();
    }

    @Test
    void whoIsNotBlockedIsOpenedInNoOtherWay() {
        seal(keys);

        inTransaction(() -> keys.destroyBlocked(TOMORROW));

        assertThat(inTransaction(() -> keys.blocked(subject))).isEmpty();
        assertThat(find(keys)).isPresent();
    }

    @Test
    void someoneErasedBeforeTheirFirstEventGetsNoKey() {
        inTransaction(() -> keys.destroy(subject));

        assertThatThrownBy(() -> seal(keys)).isInstanceOf(ErasedSubjectException.class);
    }

    @Test
    void anotherTenantHasNoSuchSubject() {
        seal(keys);

        Optional<DataKey> theirs = Work.inTransaction(Ids.next(), () -> keys.find(subject));

        assertThat(theirs).isEmpty();
    }

    @Test
    void anotherMasterKeyOpensNothing() {
        seal(keys);
        var ring = new MasterKeyRing(Keys.named("1", AesKey.random()));
        SubjectKeys stranger = new SubjectKeys(new TenantKeys(new MasterKey(ring), reads, config), config);

        assertThatThrownBy(() -> find(stranger)).isInstanceOf(BrokenSealException.class);
    }

    private byte[] seal(SubjectKeys from) {
        return inTransaction(() -> from.of(subject)).seal(PLAIN, "type", "field");
    }

    private Optional<DataKey> find(SubjectKeys in) {
        return inTransaction(() -> in.find(subject));
    }

    private static byte[] open(Optional<DataKey> key, byte[] sealed) {
        return key.orElseThrow().open(sealed, "type", "field");
    }

    private Uni<DataKey> ofAnotherInstance() {
        return Tenancy.runAs(
                TenantContext.ofEvent(tenant),
                () -> Transactions.run(() -> anotherInstance().of(subject)));
    }

    private SubjectKeys anotherInstance() {
        return new SubjectKeys(new TenantKeys(master, reads, config), config);
    }

    private List<Boolean> storedKeys() {
        return Work.list(
                tenant, Boolean.class, "select wrapped_key is null from subject_key where subject_id = $1", subject);
    }

    private <T> T inTransaction(Supplier<Uni<T>> work) {
        return Work.inTransaction(tenant, work);
    }
}
