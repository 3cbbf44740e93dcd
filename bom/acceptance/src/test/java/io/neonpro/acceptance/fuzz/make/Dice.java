package io.neonpro.acceptance.fuzz.make;

import java.util.List;
import java.util.SplittableRandom;

/** Everything that is left to chance in one call, decided by the run's seed and the call's number alone. */
public final class Dice {

    private final SplittableRandom random;

    public Dice(long seed, int call) {
        this.random = new SplittableRandom(seed * 1_000_003L + call);
    }

    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** From 0 up to, not including, the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    public final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
