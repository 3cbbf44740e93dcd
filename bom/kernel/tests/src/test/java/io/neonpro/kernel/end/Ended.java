package io.neonpro.kernel.end;

import java.util.concurrent.TimeUnit;

/** Parts that tests have made themselves, and end. */
public final class Ended {

    private static final int PATIENCE_MINUTES = 3;

    private Ended() {}

    public static void await(Ends part) {
        part.end().orTimeout(PATIENCE_MINUTES, TimeUnit.MINUTES).join();
    }
}
