package io.neonpro.kernel.web.edge;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large a request may be. */
@ConfigMapping(prefix = "neonpro.http")
public interface RequestLimits {

    /** The body, as it is sent. */
    @WithDefault("1M")
    MemorySize maxBody();

    /** Path and query; RFC 9110, 4.1 recommends at least 8,000 octets. */
    @WithDefault("8K")
    MemorySize maxAddress();

    /** All headers together; Vert.x refuses what is much larger without a word. */
    @WithDefault("16K")
    MemorySize maxHeaders();
}
