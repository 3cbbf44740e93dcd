package io.neonpro.acceptance.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.devstack.platform.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The short form of {@code make fuzz-tenancy}: two groups of two clinics each. */
@ExtendWith(RunningPlatform.class)
class TenancyFuzzTest {

    @Test
    void nobodyIsToldOrChangesWhatIsOfAnotherClinicOrGroup(Platform platform) throws InterruptedException {
        TenancyFuzz fuzz = new TenancyFuzz(RunningPlatform.addresses(platform), 1, 2);

        assertThat(fuzz.run(300)).isEmpty();
    }
}
