package io.neonpro.kernel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.neonpro.kernel.cache.CacheConfig;
import io.neonpro.kernel.event.EventSettings;
import io.neonpro.kernel.event.InboxSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that is told nonsense does not start, and says all of it. */
class SettingsValidatorTest {

    private static final Map<String, String> SAID = Map.of(
            "neonpro.inbox.topic-prefix", "neonpro",
            "neonpro.inbox.group", "billing",
            "neonpro.inbox.dead-letter-topic", "neonpro.billing.dead-letter");

    @Test
    void whatIsWithinItsBoundsIsTaken() {
        SmallRyeConfig config =
                told(Map.of("neonpro.cache.redis-timeout", "2s", "neonpro.inbox.retries-at-once", "100"));
        assertThat(config.getConfigMapping(CacheConfig.class).redisTimeout()).hasSeconds(2);
        assertThat(config.getConfigMapping(InboxSettings.class).retriesAtOnce()).isEqualTo(100);
    }

    @Test
    void allThatIsWrongIsSaid() {
        Throwable refused = catchThrowable(() -> told(Map.of(
                "neonpro.cache.redis-timeout", "2.001s",
                "neonpro.cache.redis-failures", "0",
                "neonpro.cache.limits.slots.local-size", "1000001",
                "neonpro.cache.limits.slots.absent-for", "61m",
                "neonpro.inbox.group", " ",
                "neonpro.inbox.retry-after", "1s,8d",
                "neonpro.events.write", "io.neonpro.invoice.paid")));
        assertThat(refused)
                .hasMessageContaining("neonpro.cache.redis-timeout must be from PT0.001S to PT2S, not PT2.001S")
                .hasMessageContaining("neonpro.cache.redis-failures must be from 1 to 100, not 0")
                .hasMessageContaining(
                        "neonpro.cache.limits.\"slots\".local-size must be from 1 to 1000000, not 1000001")
                .hasMessageContaining("neonpro.cache.limits.\"slots\".absent-for must be from PT0S to PT1H, not PT1H1M")
                .hasMessageContaining("neonpro.inbox.group must not be blank")
                .hasMessageContaining("neonpro.inbox.retry-after must be from PT0.001S to PT168H, not PT192H")
                .hasMessageContaining("neonpro.events.write must be types with their versions");
    }

    /** It is written to the log. */
    @Test
    void aSecretIsNotSaid() {
        SettingsCheck check = new SettingsCheck("neonpro.clients");
        check.length("secret", "sesame", 16, 512);
        assertThat(check.faults()).containsExactly("neonpro.clients.secret must have 16 to 512 characters, not 6");
    }

    private static SmallRyeConfig told(Map<String, String> some) {
        Map<String, String> all = new HashMap<>(SAID);
        all.putAll(some);
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withCustomizers(new SettingsValidator())
                .withSources(new PropertiesConfigSource(all, "test", 300))
                .withMapping(CacheConfig.class)
                .withMapping(InboxSettings.class)
                .withMapping(EventSettings.class)
                .build();
    }
}
