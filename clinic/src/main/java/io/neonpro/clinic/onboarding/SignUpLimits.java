package io.neonpro.clinic.onboarding;

import io.neonpro.clinic.tenant.Plan;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How many may sign up from one network address, at each instance of this service, and how long each waits. */
@ConfigMapping(prefix = "neonpro.sign-up")
public interface SignUpLimits {

    /** At once. */
    @WithDefault("120")
    @Min(1)
    @Max(100_000)
    int burst();

    /** After that, per minute. */
    @WithDefault("60")
    @Min(1)
    @Max(100_000)
    int perMinute();

    /** Until whoever signs up is told that it takes longer. */
    @WithDefault("10s")
    @DurationMin(millis = 1)
    @DurationMax(seconds = 25)
    Duration answerWithin();

    /** That a tenant has from the beginning; what a tenant without one is granted, the settings say themselves. */
    Optional<Plan> plan();

    default TokenBucket.Ration ration() {
        return new TokenBucket.Ration(burst(), Duration.ofMinutes(1).dividedBy(perMinute()));
    }
}
