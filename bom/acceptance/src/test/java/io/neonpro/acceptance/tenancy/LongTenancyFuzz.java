package io.neonpro.acceptance.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.devstack.platform.Platform;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** As many questions of strangers and colleagues as one likes, of any seed: {@code make fuzz-tenancy}. */
@ExtendWith(RunningPlatform.class)
class LongTenancyFuzz {

    private static final long SEED = Long.parseLong(System.getProperty("neonpro.fuzz.seed", "1"));
    private static final int CALLS = Integer.parseInt(System.getProperty("neonpro.fuzz.calls", "20000"));
    private static final int GROUPS = 20;

    @Test
    void nobodyIsToldOrChangesWhatIsOfAnotherClinicOrGroup(Platform platform) throws InterruptedException {
        TenancyFuzz fuzz = new TenancyFuzz(RunningPlatform.addresses(platform), SEED, GROUPS);

        List<String> faults = fuzz.run(CALLS);

        System.out.println(fuzz.report());
        assertThat(faults).isEmpty();
    }
}
