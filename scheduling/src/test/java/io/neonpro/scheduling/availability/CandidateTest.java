package io.neonpro.scheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known to be taken is not free, whatever a replica says. */
class CandidateTest {

    private static final List<Span> MORNING = List.of(span("09:00", "12:00"));

    private static Span span(String from, String until) {
        return new Span(Instant.parse("2026-12-07T" + from + ":00Z"), Instant.parse("2026-12-07T" + until + ":00Z"));
    }

    private static Candidate free(List<Span> spans) {
        return new Candidate(UUID.randomUUID(), Kind.PRACTITIONER, "nurse", true, MORNING, spans);
    }

    @ParameterizedTest
    @CsvSource({
        "08:00, 09:00, 09:00, 12:00",
        "08:00, 10:00, 10:00, 12:00",
        "11:00, 13:00, 09:00, 11:00",
        "12:00, 13:00, 09:00, 12:00"
    })
    void oneSideOfWhatIsTakenIsLeft(String from, String until, String leftFrom, String leftUntil) {
        Candidate left = free(MORNING).without(List.of(span(from, until)));

        assertThat(left.free()).containsExactly(span(leftFrom, leftUntil));
        assertThat(left.open()).isEqualTo(MORNING);
    }

    @Test
    void bothSidesAreLeftInOrder() {
        Candidate left = free(MORNING).without(List.of(span("11:30", "13:00"), span("10:00", "11:00")));

        assertThat(left.free()).containsExactly(span("09:00", "10:00"), span("11:00", "11:30"));
    }

    @Test
    void nothingIsLeftOfWhatIsTakenWhole() {
        assertThat(free(MORNING).without(MORNING).free()).isEmpty();
    }
}
