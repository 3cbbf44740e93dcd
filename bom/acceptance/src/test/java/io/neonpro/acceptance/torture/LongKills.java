package io.neonpro.acceptance.torture;

import java.time.Duration;

/** As it must hold: {@code make torture ONLY=Kills}. */
class LongKills extends Kills {

    LongKills() {
        super(Torture.events(100_000), Duration.ofSeconds(10));
    }
}
