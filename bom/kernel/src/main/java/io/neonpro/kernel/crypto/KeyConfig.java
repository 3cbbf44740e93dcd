package io.neonpro.kernel.crypto;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;

/** How personal data is protected. */
@ConfigMapping(prefix = "neonpro.keys")
public interface KeyConfig {

    /** The key above all keys: 32 bytes in base64. Losing it loses all personal data. */
    String masterKey();

    /** How many unwrapped keys of tenants, and of subjects, are held in memory. */
    @WithDefault("10000")
    @Min(1)
    @Max(1_000_000)
    long held();

    /** How long they are held: so long may an instance still read someone erased by another. */
    @WithDefault("1m")
    @DurationMax(minutes = 10)
    Duration heldFor();
}
