package io.neonpro.notify.delivery;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How messages are brought to the mail server; when they are tried again, {@code neonpro.jobs} says. */
@ConfigMapping(prefix = "neonpro.delivery")
public interface DeliverySettings extends CheckedSettings {

    /** Messages of an instance that are under way at once, each over a connection of its own; letters have as many besides. */
    @WithDefault("10")
    int atOnce();

    /** How long the mail server may say nothing; after that its connection is closed. */
    @WithDefault("60s")
    Duration answerWithin();

    /** How often the mail server may refuse a message for the time being. */
    @WithDefault("8")
    int maxAttempts();

    /** How long a message may wait for a mail server that cannot be reached. */
    @WithDefault("2d")
    Duration giveUpAfter();

    /** All that is said about one message; more than one answer is hardly ever slow. */
    default Duration sendWithin() {
        return answerWithin().multipliedBy(2);
    }

    @Override
    default void check(SettingsCheck check) {
        check.between("at-once", atOnce(), 1, 10);
        check.between("answer-within", answerWithin(), ofMillis(100), ofMinutes(4));
        check.between("max-attempts", maxAttempts(), 1, 15);
        check.between("give-up-after", giveUpAfter(), ofMinutes(1), ofDays(7));
    }
}
