package io.neonpro.acceptance.torture;

import java.time.Duration;

/** With a few events; {@code make torture} has more. */
class KillsTest extends Kills {

    KillsTest() {
        super(500, Duration.ofSeconds(10));
    }
}
