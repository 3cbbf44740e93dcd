package io.neonpro.acceptance.bench;

import io.neonpro.devstack.platform.Program;
import io.neonpro.devstack.process.PartFailed;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The least memory with which a service starts, and answers all that it is asked, in time: between a limit that is too small and one
 * that is not, the middle is tried until they are close.
 *
 * @param read what it is asked
 */
record SmallestLimit(Program program, Rehearsal load, Supplier<Future<?>> read) {

    private static final long TOO_SMALL_MEGABYTES = 32;
    private static final long MOST_MEGABYTES = 512;
    private static final long CLOSE_MEGABYTES = 8;

    /**
     * @return not a number when the largest is too small
     */
    double megabytes() {
        try (MemoryGroup group = MemoryGroup.open()) {
            long dies = TOO_SMALL_MEGABYTES;
            long lives = MOST_MEGABYTES + CLOSE_MEGABYTES;
            while (lives - dies > CLOSE_MEGABYTES) {
                long tried = (dies + lives) / 2;
                if (survives(group, tried)) {
                    lives = tried;
                } else {
                    dies = tried;
                }
            }
            program.stop();
            return lives > MOST_MEGABYTES ? Double.NaN : lives;
        } finally {
            program.start();
        }
    }

    private boolean survives(MemoryGroup group, long megabytes) {
        program.stop();
        group.limit(megabytes);
        try {
            program.start();
            Optional<Long> process = program.pid();
            return load.run(read) == load.maxCount() && program.pid().equals(process);
        } catch (PartFailed | IllegalStateException died) {
            return false;
        }
    }
}
