package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Property
    void eachHasItsShare(
            @ForAll @IntRange(min = 1, max = 16) int things, @ForAll @IntRange(min = 1, max = 20) int rounds) {
        Turns<Integer> turns = new Turns<>(IntStream.range(0, things).boxed().toList());

        var taken = IntStream.range(0, things * rounds)
                .mapToObj(turn -> turns.next(thing -> true).orElseThrow())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(taken)
                .hasSize(things)
                .allSatisfy((thing, times) -> assertThat(times).isEqualTo(rounds));
    }

    @Property
    void whoeverCanTakesTheTurnOfWhoCannot(@ForAll @Size(max = 5) Set<@IntRange(max = 4) Integer> able) {
        Turns<Integer> turns = new Turns<>(List.of(0, 1, 2, 3, 4));
        Set<Integer> taken = new HashSet<>();

        for (int turn = 0; turn < 5; turn++) {
            turns.next(able::contains).ifPresent(taken::add);
        }

        assertThat(taken).isEqualTo(able);
    }

    @Test
    void whenNobodyCanNobodyDoes() {
        assertThat(new Turns<>(List.of(1, 2)).next(thing -> false)).isEqualTo(Optional.empty());
    }
}
