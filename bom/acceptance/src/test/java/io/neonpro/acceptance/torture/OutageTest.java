package io.neonpro.acceptance.torture;

import java.time.Duration;

/** For some seconds; {@code make torture} takes longer. */
class OutageTest extends Outage {

    OutageTest() {
        super(20, Duration.ofSeconds(3));
    }
}
