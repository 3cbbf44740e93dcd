package io.neonpro.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.devstack.platform.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A short run, always the same one: {@code make fuzz} makes others, and longer ones. */
@ExtendWith(RunningPlatform.class)
class FuzzTest {

    private static final long SEED = 5;
    private static final int CALLS = 2_000;

    @Test
    void nothingIsAnsweredThatShouldNotBe(Platform platform) throws InterruptedException {
        Report report = new Fuzz(platform, SEED).run(0, CALLS);

        System.out.println(report.text());
        assertThat(report.kinds()).isEmpty();
    }
}
