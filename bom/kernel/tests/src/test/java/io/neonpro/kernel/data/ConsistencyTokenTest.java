package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistencyTokenTest {

    @Property
    void aTokenReadsAsThePositionItWasMadeOf(@ForAll @LongRange(max = 0xFFFFFFFFL) long timeline, @ForAll long bytes) {
        LogPosition position = new LogPosition(timeline, bytes);

        Optional<LogPosition> read = ConsistencyToken.read("patient", ConsistencyToken.of("patient", position));

        assertThat(read).contains(position);
    }

    @Property
    void ofSeveralTokensEachServiceReadsItsOwnAndTheLatest(@ForAll long one, @ForAll long two, @ForAll long foreign) {
        LogPosition first = new LogPosition(1, one);
        LogPosition second = new LogPosition(1, two);
        String header = String.join(
                ", ",
                ConsistencyToken.of("patient", first),
                ConsistencyToken.of("billing", new LogPosition(1, foreign)),
                ConsistencyToken.of("patient", second));

        Optional<LogPosition> read = ConsistencyToken.read("patient", header);

        assertThat(read).contains(first.isAtOrAfter(second) ? first : second);
    }

    /** What is left of the earlier timeline is on the later one too. */
    @Property
    void ofTwoTimelinesTheLaterIsTheLatest(@ForAll long before, @ForAll long after) {
        String header = "patient=%s,patient=%s".formatted(new LogPosition(10, after), new LogPosition(9, before));

        Optional<LogPosition> read = ConsistencyToken.read("patient", header);

        assertThat(read).contains(new LogPosition(10, after));
    }

    @ParameterizedTest
    @EmptySource
    @ValueSource(
            strings = {
                "patient",
                "patient=",
                "patient=1",
                "patient=1-0",
                "patient=0/16B3748",
                "patient=1-0/XYZ",
                "patient=1-0/123456789",
                "patient=123456789-0/0",
                "billing=1-0/16B3748",
                "patient=1-0/16B3748;drop"
            })
    void whatIsNoTokenIsNoPosition(String header) {
        assertThat(ConsistencyToken.read("patient", header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-0/0", "A-0/16B3748", "FFFFFFFF-FFFFFFFF/FFFFFFFF", "2-1/0"})
    void aPositionIsWrittenAsPostgresWritesItBehindItsTimeline(String text) {
        assertThat(LogPosition.parse(text).map(LogPosition::toString)).contains(text);
    }

    /** As the name of a log's file has its timeline. */
    @Test
    void aTimelineMayHaveLeadingZeros() {
        assertThat(LogPosition.parse("0000000A-0/16B3748")).contains(new LogPosition(10, 0x16B3748));
    }
}
