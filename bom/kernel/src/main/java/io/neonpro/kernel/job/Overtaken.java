package io.neonpro.kernel.job;

/** What runs is not this run's any more: it was cancelled, another job has its place, or somebody else runs it. */
final class Overtaken extends RuntimeException {

    static void unlessOne(int found) {
        if (found != 1) {
            throw new Overtaken();
        }
    }
}
