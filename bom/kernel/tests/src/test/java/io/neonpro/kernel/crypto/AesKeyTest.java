package io.neonpro.kernel.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AesKeyTest {

    private final AesKey key = AesKey.random();

    @Property
    void whatWasSealedOpens(@ForAll @Size(max = 512) byte[] plain, @ForAll String context) {
        byte[] sealed = key.seal(plain, context);

        assertThat(key.open(sealed, context)).isEqualTo(plain);
    }

    @Property
    void aChangeOfAnyBitBreaksTheSeal(
            @ForAll @Size(max = 64) byte[] plain,
            @ForAll @IntRange(max = 91) int position,
            @ForAll @IntRange(max = 7) int bit) {
        byte[] sealed = key.seal(plain, "here");
        sealed[position % sealed.length] ^= (byte) (1 << bit);

        assertThatThrownBy(() -> key.open(sealed, "here")).isInstanceOf(BrokenSealException.class);
    }

    @Property
    void whatWasCutOffBreaksTheSeal(@ForAll @IntRange(max = 43) int length) {
        byte[] sealed = Arrays.copyOf(key.seal(new byte[16], "here"), length);

        assertThatThrownBy(() -> key.open(sealed, "here")).isInstanceOf(BrokenSealException.class);
    }

    @Property
    void inAnotherPlaceItDoesNotOpen(@ForAll String here, @ForAll String there) {
        Assume.that(!here.equals(there));
        byte[] sealed = key.seal(new byte[] {1}, here);

        assertThatThrownBy(() -> key.open(sealed, there)).isInstanceOf(BrokenSealException.class);
    }

    @Example
    void anotherKeyDoesNotOpenIt() {
        byte[] sealed = key.seal(new byte[] {1}, "here");

        assertThatThrownBy(() -> AesKey.random().open(sealed, "here")).isInstanceOf(BrokenSealException.class);
    }

    @Example
    void equalValuesNeverLookEqual() {
        Set<String> sealed = new HashSet<>();

        for (int i = 0; i < 1_000; i++) {
            sealed.add(Base64.getEncoder().encodeToString(key.seal(new byte[4], "here")));
        }

        assertThat(sealed).hasSize(1_000);
    }

    @Example
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new AesKey(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }
}
