package io.neonpro.identity.client;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Clients that are parts of the platform; those of tenants are service accounts. */
@ConfigMapping(prefix = "neonpro.clients")
public interface ClientSettings {

    /** Services, by their names. */
    Map<String, @Valid Service> services();

    /** Applications that people sign in to, by client id. They keep no secret. */
    Map<String, @Valid App> apps();

    /** A service that calls others in its own name. */
    interface Service {

        @Size(min = 16, max = 512)
        String secret();

        /** The services that it may call. */
        @NotEmpty
        Set<String> audiences();

        /** What it may do there, and nothing else. */
        @NotEmpty
        Set<String> scope();
    }

    /** An application in a browser or on a device. */
    interface App {

        /**
         * Where it may send people back to, exactly; an address of the loopback interface with any
         * port (RFC 8252, 7.3).
         */
        @NotEmpty
        List<String> redirectUris();

        /** Likewise for people who signed out. */
        Optional<List<String>> postLogoutRedirectUris();

        /** Where it is told that somebody was signed out of it (OpenID Connect Back-Channel Logout 1.0). */
        Optional<URI> backchannelLogoutUri();
    }
}
