package io.neonpro.kernel.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A character is what a person counts, not what Java does. */
class PasswordTest {

    private static final String FACE = "😀";

    @ParameterizedTest
    @ValueSource(ints = {12, 128})
    void charactersOutsideTheBasicPlaneCountOnce(int length) {
        assertThat(Password.of(FACE.repeat(length)).text()).isEqualTo(FACE.repeat(length));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 11, 129})
    void whatIsTooShortOrTooLongIsNone(int length) {
        assertThatThrownBy(() -> Password.of("a".repeat(length))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Password.of(FACE.repeat(length))).isInstanceOf(InvalidValue.class);
    }

    @Test
    void nobodyReadsItInALog() {
        assertThat(Password.of("correct-horse-battery")).asString().doesNotContain("horse");
    }
}
