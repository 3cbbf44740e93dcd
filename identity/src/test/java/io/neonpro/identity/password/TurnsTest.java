package io.neonpro.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.identity.attempt.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One who asks for everything keeps nobody else waiting for long (issue 8, row 19). */
class TurnsTest {

    private static final Source MANY = new Source("many");

    private static final Source ONE = new Source("one");

    private static final Source ACQUAINTED = new Source("one again", true);

    @Test
    void sourcesTakeTurns() throws InterruptedException {
        Turns<String> turns = new Turns<>(10, 5);
        for (int i = 0; i < 4; i++) {
            turns.add(MANY, "many " + i);
        }
        turns.add(ONE, "one");

        assertThat(all(turns)).startsWith("many 0", "one", "many 1");
    }

    @Test
    void aSourceHasItsShareAndNoMore() {
        Turns<String> turns = new Turns<>(100, 3);

        List<Boolean> refused = IntStream.range(0, 80)
                .mapToObj(i -> turns.add(MANY, "many").isPresent())
                .toList();

        assertThat(refused).filteredOn(isRefused -> !isRefused).hasSize(3);
        assertThat(turns.add(ONE, "one")).isEmpty();
    }

    @Test
    void whoHasMostPlacesGivesOneUpWhenAllAreTaken() throws InterruptedException {
        Turns<String> turns = new Turns<>(4, 4);
        for (int i = 0; i < 4; i++) {
            turns.add(MANY, "many " + i);
        }

        assertThat(turns.add(ONE, "one")).contains("many 3");
        assertThat(turns.add(ONE, "another")).contains("many 2");
        assertThat(turns.add(ONE, "too many")).contains("too many");
        assertThat(all(turns)).containsExactly("many 0", "one", "many 1", "another");
    }

    @Test
    void whoIsAcquaintedHasEveryOtherTurn() throws InterruptedException {
        Turns<String> turns = new Turns<>(10, 5);
        turns.add(ONE, "stranger 1");
        turns.add(MANY, "stranger 2");
        turns.add(ACQUAINTED, "known 1");
        turns.add(ACQUAINTED, "known 2");

        assertThat(all(turns)).containsExactly("known 1", "stranger 1", "known 2", "stranger 2");
    }

    /** Of a crowd that comes from everywhere each has one place. */
    @Test
    void noCrowdKeepsOutWhoIsAcquainted() throws InterruptedException {
        Turns<String> turns = new Turns<>(2, 2);
        turns.add(new Source("somewhere"), "first");
        turns.add(new Source("elsewhere"), "second");

        assertThat(turns.add(ONE, "stranger")).contains("stranger");
        assertThat(turns.add(ACQUAINTED, "known")).contains("second");
        assertThat(turns.add(ACQUAINTED, "again")).contains("first");
        assertThat(turns.add(new Source("another", true), "third")).contains("again");
        assertThat(all(turns)).containsExactly("known", "third");
    }

    @Test
    void whoWaitsIsServedWhenItIsClosed() throws InterruptedException {
        Turns<String> turns = new Turns<>(4, 4);
        turns.add(ONE, "one");

        turns.close();

        assertThat(turns.add(ONE, "late")).contains("late");
        assertThat(turns.take()).contains("one");
        assertThat(turns.take()).isEmpty();
    }

    private static List<String> all(Turns<String> turns) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        while (turns.size() > 0) {
            taken.add(turns.take().orElseThrow());
        }
        return taken;
    }
}
