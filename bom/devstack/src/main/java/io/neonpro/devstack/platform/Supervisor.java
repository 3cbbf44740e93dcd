package io.neonpro.devstack.platform;

import io.neonpro.devstack.Progress;
import io.neonpro.devstack.process.Part;
import io.neonpro.devstack.process.PartFailed;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notices parts that died, says so with the end of their log, and starts them again. */
public final class Supervisor implements Runnable {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_RESTARTS = 5;

    private final List<Part> parts;
    private final Progress progress;
    private final Map<Part, Integer> restarts = new HashMap<>();

    public Supervisor(List<Part> parts, Progress progress) {
        this.parts = parts;
        this.progress = progress;
    }

    /** Until interrupted. */
    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                for (Part part : parts) {
                    if (part.hasDied() && restarts.getOrDefault(part, 0) < MOST_RESTARTS) {
                        revive(part, restarts.merge(part, 1, Integer::sum));
                    }
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void revive(Part part, int attempt) throws InterruptedException {
        progress.report(part.name(), "died; its log ends with\n" + part.logTail());
        Thread.sleep(FIRST_PAUSE.multipliedBy(1L << (attempt - 1)));
        try {
            part.start();
            progress.report(part.name(), "restarted");
        } catch (PartFailed failed) {
            progress.report(part.name(), failed.getMessage());
        }
        if (attempt == MOST_RESTARTS) {
            progress.report(part.name(), "will not be restarted again");
        }
    }
}
