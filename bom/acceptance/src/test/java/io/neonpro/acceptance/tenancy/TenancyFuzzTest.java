package io.neonpro.acceptance.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.devstack.platform.Platform;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Strangers, colleagues and patients ask for what is not theirs; more of them, or others, by {@code make fuzz-tenancy}. */
@Order(Integer.MAX_VALUE)
@ExtendWith(RunningPlatform.class)
class TenancyFuzzTest {

    private static final long SEED = Long.getLong("neonpro.fuzz.seed", 1);
    private static final int CALLS = Integer.getInteger("neonpro.fuzz.calls", 20_000);
    private static final int GROUPS = 20;

    @Test
    void nobodyIsToldOrChangesWhatIsOfAnotherClinicOrGroup(Platform platform) throws InterruptedException {
        TenancyFuzz fuzz = new TenancyFuzz(platform, SEED, GROUPS);

        List<String> faults = fuzz.run(CALLS);

        System.out.printf("seed %d: %s%n", SEED, fuzz.report());
        assertThat(faults).isEmpty();
    }
}
