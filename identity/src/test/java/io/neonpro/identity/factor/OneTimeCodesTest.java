package io.neonpro.identity.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {

    /** RFC 6238, appendix B, of whose eight digits these are the last six. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1234567890, 005924", "20000000000, 353130"})
    void codesAreTheStandards(long second, String code) {
        assertThat(OneTimeCodes.step(SECRET, code, Instant.ofEpochSecond(second), 0))
                .hasValue(second / 30);
    }

    @Test
    void aCodeThatWasTakenIsNotTakenAgain() {
        assertThat(OneTimeCodes.step(SECRET, "287082", Instant.ofEpochSecond(59), 1))
                .isEmpty();
    }

    @Test
    void clocksMayDifferByOneStep() {
        assertThat(OneTimeCodes.step(SECRET, "287082", Instant.ofEpochSecond(89), 0))
                .hasValue(1);
        assertThat(OneTimeCodes.step(SECRET, "287082", Instant.ofEpochSecond(120), 0))
                .isEmpty();
    }
}
