package io.neonpro.identity.client;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Clients that are parts of the platform; those of tenants are service accounts. */
@ConfigMapping(prefix = "neonpro.clients")
public interface ClientSettings extends CheckedSettings {

    /** Services, by their names. */
    Map<String, Service> services();

    /** Applications that people sign in to, by client id. They keep no secret. */
    Map<String, App> apps();

    /** A service that calls others in its own name. */
    interface Service extends CheckedSettings {

        String secret();

        /** The services that it may call. */
        Set<String> audiences();

        /** What it may do there, and nothing else. */
        Set<String> scope();

        @Override
        default void check(SettingsCheck check) {
            check.length("secret", secret(), 16, 512);
            check.count("audiences", audiences(), 1, 100);
            check.count("scope", scope(), 1, 100);
        }
    }

    /** An application in a browser or on a device. */
    interface App extends CheckedSettings {

        /**
         * Where it may send people back to, exactly; an address of the loopback interface with any
         * port (RFC 8252, 7.3).
         */
        List<String> redirectUris();

        /** Likewise for people who signed out. */
        Optional<List<String>> postLogoutRedirectUris();

        /** Where it is told that somebody was signed out of it (OpenID Connect Back-Channel Logout 1.0). */
        Optional<URI> backchannelLogoutUri();

        @Override
        default void check(SettingsCheck check) {
            check.count("redirect-uris", redirectUris(), 1, 100);
        }
    }

    @Override
    default void check(SettingsCheck check) {
        check.ofEach("services", services());
        check.ofEach("apps", apps());
    }
}
