package io.neonpro.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.fuzz.make.Dice;
import io.neonpro.acceptance.fuzz.make.Symbol;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A call can be made again from its seed and its number. */
class CallsTest {

    @Test
    void theSameSeedAndNumberDecideTheSame() {
        assertThat(thrown(7, 11)).isEqualTo(thrown(7, 11));
        assertThat(thrown(7, 11)).isNotEqualTo(thrown(7, 12));
        assertThat(thrown(7, 11)).isNotEqualTo(thrown(8, 11));
    }

    @Test
    void symbolsAreFilledInWhereverTheyStand() {
        String text = "/patients/" + Symbol.OWN.of("patients", 3) + "?not=" + Symbol.FOREIGN.of("clinics", 0);

        assertThat(Symbol.resolve(text, symbol -> "<" + symbol + ">"))
                .isEqualTo("/patients/<patients:3>?not=<!clinics:0>");
    }

    private static int[] thrown(long seed, int call) {
        Dice dice = new Dice(seed, call);
        return IntStream.range(0, 50).map(i -> dice.below(1_000)).toArray();
    }
}
