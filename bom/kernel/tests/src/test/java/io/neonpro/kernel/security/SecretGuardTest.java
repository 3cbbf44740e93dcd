package io.neonpro.kernel.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretGuardTest {

    private static final String APP = "NEONPRO_POSTGRES_APP_PASSWORD";
    private static final String RELAY = "NEONPRO_POSTGRES_RELAY_PASSWORD";
    private static final String ONE = "4f1d0a9c7be25368";
    private static final String ANOTHER = "c0ffee9a1b7d2e43";

    @Test
    void randomSecretsOfTheirOwnAreAccepted() {
        assertThat(SecretGuard.faults(Map.of(APP, Optional.of(ONE), RELAY, Optional.of(ANOTHER))))
                .isEmpty();
    }

    @Test
    void everySecretThatIsMissingIsNamedByItsVariable() {
        assertThat(SecretGuard.faults(Map.of(APP, Optional.empty(), RELAY, Optional.of(" "))))
                .containsExactly(APP + " is not set", RELAY + " is not set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "neonpro",
                "postgres",
                "correct-horse",
                "change-me-change-me",
                "NeonPro-Postgres-Password",
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                "12345678901234567890"
            })
    void whatCanBeGuessedIsRefusedAndNotTold(String guessable) {
        assertThat(SecretGuard.faults(Map.of(APP, Optional.of(guessable))))
                .singleElement()
                .asString()
                .startsWith(APP)
                .doesNotContain(guessable);
    }

    @Test
    void twoRolesDoNotShareAPassword() {
        assertThat(SecretGuard.faults(Map.of(APP, Optional.of(ONE), RELAY, Optional.of(ONE))))
                .containsExactly(RELAY + " is the same as " + APP);
    }

    @Test
    void aServiceWithoutItsSecretsDoesNotStart() {
        var given = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(Map.of(APP, "neonpro"), "test", 100))
                .build();
        SecretGuard guard = new SecretGuard(new Needed(List.of(APP), Optional.of(List.of(RELAY))), given);

        assertThatThrownBy(guard::check)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(APP + " can be guessed", RELAY + " is not set");
    }

    private record Needed(List<String> common, Optional<List<String>> own) implements SecretConfig {}
}
