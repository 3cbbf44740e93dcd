package io.neonpro.identity.oauth;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Where this server is for its clients; every token's {@code iss}. */
@ConfigMapping(prefix = "neonpro.issuer")
public interface Issuer {

    URI uri();

    default URI at(String path) {
        return uri().resolve(path);
    }
}
