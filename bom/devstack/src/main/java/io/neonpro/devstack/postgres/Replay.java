package io.neonpro.devstack.postgres;

import io.neonpro.devstack.process.Freezable;

/** A replica, whose replay can be frozen: it then answers from the past. */
public interface Replay extends Freezable {

    /** Freezes what queries see; the primary's log is still received. */
    void pauseReplay();

    /** Lets it catch up. */
    void resumeReplay();
}
