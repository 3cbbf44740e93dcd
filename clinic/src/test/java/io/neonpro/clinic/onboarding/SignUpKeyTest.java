package io.neonpro.clinic.onboarding;

import static io.neonpro.clinic.onboarding.Aurora.PASSWORD;
import static io.neonpro.clinic.onboarding.Aurora.signUp;
import static io.neonpro.clinic.onboarding.Work.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasItem;

import io.neonpro.clinic.Client;
import io.neonpro.clinic.WithoutIdentity;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is asked under one key is begun once, and for whoever knows the password that was asked with. */
@QuarkusTest
@TestProfile(WithoutIdentity.class)
@WithTestResource(DevstackResource.class)
class SignUpKeyTest {

    private final Client stranger = new Client(null);

    @Inject
    SignUpTable table;

    @Inject
    Pool pool;

    @Test
    void aKeyThatIsEasilyGuessedIsRefused() {
        stranger.post("/api/v1/tenants", Aurora.body("some-slug"), "1")
                .statusCode(400)
                .body("errors.field", hasItem("Idempotency-Key"));
    }

    @Test
    void whatIsAskedUnderTheSameKeyAtOnceIsBegunOnce() {
        SignUpKey key = SignUpKey.of(UUID.randomUUID().toString(), signUp("one", PASSWORD));

        List<Boolean> begun = await(() -> Multi.createFrom()
                .range(0, 20)
                .onItem()
                .transformToUni(i -> begin(key, SignUpIds.next(), Optional.empty()))
                .merge(20)
                .collect()
                .asList());

        assertThat(begun).containsOnlyOnce(true);
    }

    @Test
    void whatCameToNothingIsBegunAnew() {
        SignUpKey key = SignUpKey.of(UUID.randomUUID().toString(), signUp("one", PASSWORD));
        SignUpIds first = SignUpIds.next();
        SignUpIds second = SignUpIds.next();
        await(() -> begin(key, first, Optional.empty()));

        boolean isBegun = await(() -> begin(key, second, Optional.of(first)));
        boolean isBegunAgain = await(() -> begin(key, SignUpIds.next(), Optional.of(first)));

        assertThat(List.of(isBegun, isBegunAgain)).containsExactly(true, false);
        assertThat(await(() -> table.begun(key))).contains(second);
    }

    @Test
    void aKeyIsGoodForItsOwnRequestAndPasswordOnly() {
        String header = UUID.randomUUID().toString();
        await(() -> begin(SignUpKey.of(header, signUp("one", PASSWORD)), SignUpIds.next(), Optional.empty()));

        assertThatThrownBy(() -> await(() -> table.begun(SignUpKey.of(header, signUp("one", PASSWORD + "!")))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("idempotency-key-reused");
    }

    /** The password is in the request: with a bare digest, whoever has the table and the key could try it out. */
    @Test
    void ofARequestAKeyedFingerprintIsStored() throws Exception {
        String header = UUID.randomUUID().toString();
        SignUpKey key = SignUpKey.of(header, signUp("one", PASSWORD));

        await(() -> begin(key, SignUpIds.next(), Optional.empty()));

        byte[] bare = MessageDigest.getInstance("SHA-256").digest(key.content());
        assertThat(fingerprint(key)).hasSize(64).isNotEqualTo(HexFormat.of().formatHex(bare));
    }

    private Uni<Boolean> begin(SignUpKey key, SignUpIds ids, Optional<SignUpIds> undone) {
        return Tenancy.runAs(ids.asOwner(), () -> Transactions.run(() -> table.begin(key, ids, undone)));
    }

    private String fingerprint(SignUpKey key) {
        String sql = "select encode(request_digest, 'hex') from sign_up where key_digest = $1";
        return await(() -> pool.preparedQuery(sql)
                .execute(Tuple.of(Buffer.buffer(key.digest())))
                .map(rows -> rows.iterator().next().getString(0)));
    }
}
