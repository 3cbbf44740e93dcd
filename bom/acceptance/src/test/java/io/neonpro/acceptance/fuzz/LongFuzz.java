package io.neonpro.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.devstack.platform.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** As many calls as one likes, of any seed: {@code make fuzz}. */
@ExtendWith(RunningPlatform.class)
class LongFuzz {

    private static final long SEED = Long.parseLong(System.getProperty("neonpro.fuzz.seed", "1"));
    private static final int CALLS = Integer.parseInt(System.getProperty("neonpro.fuzz.calls", "20000"));
    private static final int CALL = Integer.parseInt(System.getProperty("neonpro.fuzz.call", "-1"));

    @Test
    void nothingIsAnsweredThatShouldNotBe(Platform platform) throws InterruptedException {
        Fuzz fuzz = new Fuzz(platform, SEED);

        Report report = CALL < 0 ? fuzz.run(0, CALLS) : fuzz.run(CALL, 1);

        System.out.println(report.text());
        assertThat(report.kinds()).isEmpty();
    }
}
