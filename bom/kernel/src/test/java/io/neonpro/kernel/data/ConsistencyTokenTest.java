package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistencyTokenTest {

    @Property
    void aTokenReadsAsThePositionItWasMadeOf(@ForAll long bytes) {
        LogPosition position = new LogPosition(bytes);

        Optional<LogPosition> read = ConsistencyToken.read("patient", ConsistencyToken.of("patient", position));

        assertThat(read).contains(position);
    }

    @Property
    void ofSeveralTokensEachServiceReadsItsOwnAndTheLatest(@ForAll long one, @ForAll long two, @ForAll long foreign) {
        LogPosition first = new LogPosition(one);
        LogPosition second = new LogPosition(two);
        String header = String.join(
                ", ",
                ConsistencyToken.of("patient", first),
                ConsistencyToken.of("billing", new LogPosition(foreign)),
                ConsistencyToken.of("patient", second));

        Optional<LogPosition> read = ConsistencyToken.read("patient", header);

        assertThat(read).contains(first.isAtOrAfter(second) ? first : second);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "patient",
                "patient=",
                "patient=1",
                "patient=0/XYZ",
                "patient=0/123456789",
                "billing=0/16B3748",
                "patient=0/16B3748;drop"
            })
    void whatIsNoTokenIsNoPosition(String header) {
        assertThat(ConsistencyToken.read("patient", header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/0", "0/16B3748", "FFFFFFFF/FFFFFFFF", "1/0"})
    void aPositionIsWrittenAsPostgresWritesIt(String text) {
        assertThat(LogPosition.parse(text).map(LogPosition::toString)).contains(text);
    }
}
