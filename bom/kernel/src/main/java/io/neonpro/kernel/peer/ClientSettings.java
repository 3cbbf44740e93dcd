package io.neonpro.kernel.peer;

import io.quarkus.restclient.config.RestClientsConfig;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import java.util.Set;

/**
 * What Quarkus lets be said of all REST clients is read when the first is made: these hundred settings were a ninth of the work
 * of a start. Quarkus finds it as a service.
 */
public final class ClientSettings implements SmallRyeConfigBuilderCustomizer {

    /** By its name, as programs that ask nobody are without the library. */
    private static final String OF_CLIENTS = "io.quarkus.restclient.config.RestClientsConfig";

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        builder.getMappingsBuilder()
                .getMappings()
                .removeIf(mapping -> mapping.getType().getName().equals(OF_CLIENTS));
    }

    /** After the one that adds them. */
    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }

    static void read(SmallRyeConfig config) {
        ConfigMappings.registerConfigMappings(config, Set.of(ConfigClass.configClass(RestClientsConfig.class)));
    }
}
