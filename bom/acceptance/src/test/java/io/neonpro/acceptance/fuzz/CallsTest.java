package io.neonpro.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.fuzz.make.Call;
import io.neonpro.acceptance.fuzz.make.Calls;
import io.neonpro.acceptance.fuzz.make.Symbol;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls are made from the documents, and can be made again from a seed and a number. */
class CallsTest {

    private static final int SOME = 400;

    private final Calls calls = Samples.calls();

    @Test
    void theSameSeedAndNumberMakeTheSameCall() {
        assertThat(written(7)).isEqualTo(written(7));
        assertThat(written(7)).isNotEqualTo(written(8));
    }

    @Test
    void someAreGoodAndMostAreSpoiled() {
        List<Call> made = made(7);

        assertThat(made).anyMatch(call -> call.spoiled().isEmpty());
        assertThat(made.stream().filter(call -> !call.spoiled().isEmpty()).count())
                .isGreaterThan(SOME / 2);
        assertThat(made).anyMatch(Call::isGraph);
        assertThat(made.stream().map(Call::role).distinct().count()).isGreaterThan(6);
    }

    @Test
    void aGoodCallSaysWhatTheDocumentRequires() {
        assertThat(made(7))
                .filteredOn(call -> call.operation().equals("POST /api/v1/patients"))
                .filteredOn(call -> call.spoiled().isEmpty())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.message().text()).contains("\"name\":", "\"birthDate\":"));
    }

    @Test
    void symbolsAreFilledInWhereverTheyStand() {
        String text = "/patients/" + Symbol.OWN.of("patients", 3) + "?not=" + Symbol.FOREIGN.of("clinics", 0);

        assertThat(Symbol.resolve(text, symbol -> "<" + symbol + ">"))
                .isEqualTo("/patients/<patients:3>?not=<!clinics:0>");
    }

    private List<String> written(long seed) {
        return made(seed).stream()
                .map(call -> call.role() + " " + call.message().method() + " "
                        + call.message().target() + call.message().headers()
                        + call.message().text())
                .toList();
    }

    private List<Call> made(long seed) {
        return IntStream.range(0, SOME).mapToObj(n -> calls.make(seed, n)).toList();
    }
}
