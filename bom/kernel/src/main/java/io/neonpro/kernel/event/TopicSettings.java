package io.neonpro.kernel.event;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where this service says what happens, and for how long Kafka keeps it. */
@ConfigMapping(prefix = "neonpro.topic")
interface TopicSettings extends CheckedSettings {

    /** What it says everything on. */
    String name();

    /** Of an instance that hears what its service says ({@link Echo}): each is a consumer group of its own. */
    Optional<String> echoGroup();

    /** Whether only the last event of each key is kept, as a service needs that tells of people. */
    @WithDefault("false")
    boolean isCompacted();

    /** What is older, and was followed by another of its key, is gone. */
    @WithDefault("24h")
    Duration forgetsWithin();

    /** What is younger is kept for those who hear it late; after that they hear how things stand. */
    @WithDefault("1h")
    Duration keepsFor();

    @Override
    default void check(SettingsCheck check) {
        check.text("name", name());
        check.between("forgets-within", forgetsWithin(), ofMinutes(1), ofDays(7));
        check.between("keeps-for", keepsFor(), ofMinutes(1), ofDays(1));
    }
}
