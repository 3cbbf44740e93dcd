package io.neonpro.clinic.onboarding;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.neonpro.clinic.tenant.Plan;
import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How many may sign up from one network address, at each instance of this service, and how long each waits. */
@ConfigMapping(prefix = "neonpro.sign-up")
public interface SignUpLimits extends CheckedSettings {

    /** At once. */
    @WithDefault("120")
    int burst();

    /** After that, per minute. */
    @WithDefault("60")
    int perMinute();

    /** Until whoever signs up is told that it takes longer. */
    @WithDefault("10s")
    Duration answerWithin();

    /** That a tenant has from the beginning; what a tenant without one is granted, the settings say themselves. */
    Optional<Plan> plan();

    default TokenBucket.Ration ration() {
        return new TokenBucket.Ration(burst(), Duration.ofMinutes(1).dividedBy(perMinute()));
    }

    @Override
    default void check(SettingsCheck check) {
        check.between("burst", burst(), 1, 100_000);
        check.between("per-minute", perMinute(), 1, 100_000);
        check.between("answer-within", answerWithin(), ofMillis(1), ofSeconds(25));
    }
}
