package io.neonpro.acceptance.sleep;

/** Wakes who has events waiting, and lets them sleep when none are left. */
final class Alarm implements AutoCloseable {

    private final Lag lag;
    private final Sleeper sleeper;
    private boolean isRinging;

    Alarm(Lag lag, Sleeper sleeper) {
        this.lag = lag;
        this.sleeper = sleeper;
    }

    /** By one thread. */
    void look() {
        boolean areWaiting = lag.events() > 0;
        if (areWaiting && !isRinging) {
            sleeper.enter().join();
            isRinging = true;
        } else if (!areWaiting && isRinging) {
            isRinging = false;
            sleeper.leave();
        }
    }

    @Override
    public void close() {
        lag.close();
    }
}
