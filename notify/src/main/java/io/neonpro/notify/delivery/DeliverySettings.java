package io.neonpro.notify.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How messages are brought to the mail server; when they are tried again, {@code neonpro.jobs} says. */
@ConfigMapping(prefix = "neonpro.delivery")
public interface DeliverySettings {

    /** Messages of an instance that are under way at once, each over a connection of its own. */
    @WithDefault("10")
    @Min(1)
    @Max(10)
    int atOnce();

    /** How long the mail server may say nothing; after that its connection is closed. */
    @WithDefault("60s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 4)
    Duration answerWithin();

    /** How often the mail server may refuse a message for the time being. */
    @WithDefault("8")
    @Min(1)
    @Max(15)
    int maxAttempts();

    /** How long a message may wait for a mail server that cannot be reached. */
    @WithDefault("2d")
    @DurationMin(minutes = 1)
    @DurationMax(days = 7)
    Duration giveUpAfter();

    /** All that is said about one message; more than one answer is hardly ever slow. */
    default Duration sendWithin() {
        return answerWithin().multipliedBy(2);
    }
}
