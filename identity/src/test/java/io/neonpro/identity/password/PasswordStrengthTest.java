package io.neonpro.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.value.Password;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is guessed first is refused (issue 8, row 9). */
class PasswordStrengthTest {

    private static final List<String> CONTEXT = List.of("Ana Maria Souza", "ana.souza@example.com");

    private final PasswordStrength strength = new PasswordStrength();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "            ",
                "passwordpassword",
                "password1234",
                "P@ssw0rd1234",
                "123456789012",
                "qwertyuiopasdf",
                "aaaaaaaaaaaa",
                "abcdefghijkl",
                "iloveyou1234",
                "neonproneonpro",
                "ana.souza@example.com",
                "AnaMariaSouza",
                "anasouza2024",
                "Ana Maria Souza"
            })
    void whatIsGuessedFirstIsWeak(String text) {
        assertThat(strength.isWeak(Password.of(text), CONTEXT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "correct-horse-battery",
                "seventeen violet umbrellas",
                "uma senha que ninguém adivinha",
                "x7#Kq9!vTz2m",
                "鬱蒼とした森の中の小さな図書館"
            })
    void whatTakesLongToGuessIsNot(String text) {
        assertThat(strength.isWeak(Password.of(text), CONTEXT)).isFalse();
    }
}
