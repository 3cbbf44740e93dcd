package io.neonpro.kernel.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyRingTest {

    private static final byte[] PLAIN = {1, 2, 3};

    private final AesKey old = AesKey.random();
    private final AesKey fresh = AesKey.random();
    private final Keys before = Keys.named("2026", old);
    private final Keys during = before.after("2027", fresh);
    private final Keys after = Keys.named("2027", fresh);

    @Test
    void theFirstOneWrapsAndTheOthersUnwrap() {
        WrappedKey byTheOld = wrap(before);

        WrappedKey byTheNew = wrap(during);

        assertThat(byTheOld.master()).isEqualTo("2026");
        assertThat(byTheNew.master()).isEqualTo("2027");
        assertThat(unwrap(during, byTheOld)).isEqualTo(PLAIN);
        assertThat(unwrap(during, byTheNew)).isEqualTo(PLAIN);
        assertThat(new MasterKeyRing(during).retired()).containsExactly("2026");
    }

    /** It is there before it wraps, so that no instance is met by what it cannot unwrap. */
    @Test
    void aKeyThatWillBeTheCurrentOneUnwrapsAlready() {
        Keys announced = before.before("2027", fresh);

        assertThat(wrap(announced).master()).isEqualTo("2026");
        assertThat(unwrap(announced, wrap(during))).isEqualTo(PLAIN);
    }

    @Test
    void aKeyThatLeftTheRingIsNamed() {
        WrappedKey byTheOld = wrap(before);

        assertThatThrownBy(() -> unwrap(after, byTheOld))
                .isInstanceOf(UnknownMasterKeyException.class)
                .hasMessageContaining("'2026'")
                .hasMessageContaining("NEONPRO_MASTER_KEYS");
    }

    @Test
    void theIdOfTheMasterKeyIsAuthenticated() {
        Keys twice = Keys.named("2026", old).before("2027", old);
        WrappedKey wrapped = wrap(twice);

        WrappedKey relabelled = new WrappedKey("2027", wrapped.bytes());

        assertThatThrownBy(() -> unwrap(twice, relabelled)).isInstanceOf(BrokenSealException.class);
    }

    @Test
    void whatClientsKeepOpensWhicheverKeySealedIt() {
        byte[] sealed = new Seal(new MasterKeyRing(before)).seal(PLAIN, "here");

        assertThat(new Seal(new MasterKeyRing(during)).open(sealed, "here")).isEqualTo(PLAIN);
        assertThatThrownBy(() -> new Seal(new MasterKeyRing(after)).open(sealed, "here"))
                .isInstanceOf(BrokenSealException.class);
    }

    @Test
    void fingerprintsAreKnownAgainWhicheverKeyMadeThem() {
        byte[] fingerprint = new Fingerprints(new MasterKeyRing(before)).of(PLAIN);

        assertThat(new Fingerprints(new MasterKeyRing(during)).isOf(PLAIN, fingerprint))
                .isTrue();
        assertThat(new Fingerprints(new MasterKeyRing(during)).isOf(new byte[] {4}, fingerprint))
                .isFalse();
        assertThat(new Fingerprints(new MasterKeyRing(after)).isOf(PLAIN, fingerprint))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026", "2026:", "2026:c2hvcnQ=", ":AAAA", "2026=AAAA", ","})
    void whatIsNoMasterKeyIsRefused(String text) {
        assertThatThrownBy(() -> new MasterKeyRing(Keys.of(text)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NEONPRO_MASTER_KEYS");
    }

    @Test
    void withoutOneNothingStarts() {
        assertThatThrownBy(() -> new MasterKeyRing(new Keys(Optional.empty(), 1, Duration.ZERO)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NEONPRO_MASTER_KEYS");
    }

    @Test
    void aKeyThatIsNotRandomIsRefusedAndNotTold() {
        byte[] sevens = new byte[32];
        Arrays.fill(sevens, (byte) 7);

        assertThatThrownBy(() -> new MasterKeyRing(before.before("typed", new AesKey(sevens))))
                .hasMessageContaining("'typed'")
                .hasMessageNotContaining(Base64.getEncoder().encodeToString(sevens));
    }

    @Test
    void noIdIsThereTwice() {
        assertThatThrownBy(() -> new MasterKeyRing(before.after("2026", fresh)))
                .hasMessageContaining("two master keys");
    }

    private static WrappedKey wrap(Keys keys) {
        return new MasterKey(new MasterKeyRing(keys))
                .wrap(PLAIN, "tenant")
                .await()
                .indefinitely();
    }

    private static byte[] unwrap(Keys keys, WrappedKey wrapped) {
        return new MasterKey(new MasterKeyRing(keys))
                .unwrap(wrapped, "tenant")
                .await()
                .indefinitely();
    }
}
