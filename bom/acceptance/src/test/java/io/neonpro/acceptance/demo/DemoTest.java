package io.neonpro.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.client.Addresses;
import io.neonpro.devstack.process.LocalPort;
import java.io.PrintStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code make demo} says when it cannot begin. */
class DemoTest {

    private static final PrintStream NOWHERE = new PrintStream(PrintStream.nullOutputStream());

    private final String nobody = "http://" + LocalPort.free().address();

    @Test
    void aPlatformThatIsNotRunningIsNamedWithWhatStartsIt() {
        Optional<String> failure = run("7");

        assertThat(failure).contains(nobody + " does not answer; `make run` starts the platform");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "1.5", "99999999999999999999"})
    void aSeedThatIsNoNumberIsRefused(String seed) {
        Optional<String> failure = run(seed);

        assertThat(failure).contains("SEED must be a whole number, not " + seed);
    }

    private Optional<String> run(String seed) {
        return Demo.run(seed, new Addresses(program -> nobody), NOWHERE);
    }
}
