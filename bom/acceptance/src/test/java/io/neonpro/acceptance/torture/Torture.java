package io.neonpro.acceptance.torture;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** What {@code make torture} is told, and how it is when it is told nothing. */
final class Torture {

    private Torture() {}

    /** From which everything follows that is left to chance. */
    static long seed() {
        return Long.getLong("neonpro.torture.seed", ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
    }

    static int events(int usual) {
        return Integer.getInteger("neonpro.torture.events", usual);
    }

    static Duration seconds(int usual) {
        return Duration.ofSeconds(Integer.getInteger("neonpro.torture.seconds", usual));
    }
}
