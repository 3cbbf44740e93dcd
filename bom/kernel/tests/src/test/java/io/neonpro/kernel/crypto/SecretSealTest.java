package io.neonpro.kernel.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretSealTest {

    @Test
    void onlyTheSecretAndThePurposeItWasSealedForOpenIt() {
        byte[] sealed = SecretSeal.seal("first", "next", "successor");

        assertThat(SecretSeal.open("first", sealed, "successor")).isEqualTo("next");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("next");
        assertThatThrownBy(() -> SecretSeal.open("second", sealed, "successor"))
                .isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> SecretSeal.open("first", sealed, "another")).isInstanceOf(BrokenSealException.class);
    }
}
