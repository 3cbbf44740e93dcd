package io.neonpro.kernel.end;

import java.time.Duration;

/** When something ends: after what leaves something to it, so that nothing is left for whoever starts next. */
public enum Stage {
    /** What hears and does things: it publishes events, and has seen what is to be noted. */
    WORK(10),

    /** What is to be noted. */
    NOTES(13),

    /** What brings events to Kafka. */
    TELLING(20);

    private static final int ALL = 20;

    private final int share;

    Stage(int share) {
        this.share = share;
    }

    /** Until when it lasts at most, from the beginning of the end. */
    Duration until(Duration whole) {
        return whole.multipliedBy(share).dividedBy(ALL);
    }
}
