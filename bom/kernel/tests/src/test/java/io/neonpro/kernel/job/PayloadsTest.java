package io.neonpro.kernel.job;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a job is told. */
class PayloadsTest {

    @Test
    void jobsHoldNoWords() {
        assertThatThrownBy(() -> Payloads.check(Letter.class)).hasMessageContaining("Letter.text is no id");
    }

    private record Letter(UUID patient, String text) {}
}
