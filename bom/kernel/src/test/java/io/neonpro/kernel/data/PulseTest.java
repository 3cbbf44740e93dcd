package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PulseTest {

    private final AtomicInteger silences = new AtomicInteger();

    @Test
    void oneWhoWaitsInVainWhereOthersAreAnsweredIsSlow() {
        Pulse pulse = new Pulse(Duration.ofHours(1), silences::incrementAndGet);
        pulse.heard();

        pulse.missed();

        assertThat(silences).hasValue(0);
    }

    @Test
    void whereNobodyIsAnsweredTheServerIsSilent() {
        Pulse pulse = new Pulse(Duration.ZERO, silences::incrementAndGet);

        pulse.missed();

        assertThat(silences).hasValue(1);
    }
}
