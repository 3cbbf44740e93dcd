package io.neonpro.kernel.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.restclient.config.RestClientsConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ClientSettingsTest {

    private final SmallRyeConfig config = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(RestClientsConfig.class)
            .withCustomizers(new ClientSettings())
            .withSources(new PropertiesConfigSource(Map.of("quarkus.rest-client.user-agent", "neonpro"), "test", 300))
            .build();

    @Test
    void theyAreReadWhenTheyAreWantedAndNotBefore() {
        assertThatThrownBy(() -> config.getConfigMapping(RestClientsConfig.class))
                .isInstanceOf(NoSuchElementException.class);

        ClientSettings.read(config);

        assertThat(config.getConfigMapping(RestClientsConfig.class).userAgent()).hasValue("neonpro");
    }
}
