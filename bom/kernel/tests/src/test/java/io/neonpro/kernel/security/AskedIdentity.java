package io.neonpro.kernel.security;

import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.mutiny.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Identity at an address of a test's, as a service that is configured so asks it. */
final class AskedIdentity {

    private AskedIdentity() {}

    /**
     * @param maxAge of a key set, and how long identity is left alone once it was asked
     */
    static IdentitySettings settings(URI address, Duration maxAge) {
        return new SmallRyeConfigBuilder()
                .withMapping(IdentitySettings.class)
                .withDefaultValues(Map.of(
                        "neonpro.identity.issuer", address.toString(),
                        "neonpro.identity.address", address.toString(),
                        "neonpro.identity.key-set-path", "/oauth/jwks",
                        "neonpro.identity.token-path", "/oauth/token",
                        "neonpro.identity.cooldown", maxAge.toString(),
                        "neonpro.identity.max-age", maxAge.toString()))
                .build()
                .getConfigMapping(IdentitySettings.class);
    }

    /**
     * @param trusted the certificates of who may be asked; absent where nothing is encrypted
     */
    static IdentityServer server(Vertx vertx, IdentitySettings settings, Optional<TrustOptions> trusted) {
        return new IdentityServer(vertx, new Certificates(trusted), settings);
    }

    /** The one configuration there is, for whoever is asked. */
    private record Certificates(Optional<TrustOptions> trusted) implements TlsConfigurationRegistry {

        @Override
        public Optional<TlsConfiguration> get(String name) {
            return trusted.map(Trusting::new);
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Trusting extends BaseTlsConfiguration {

        private final TrustOptions trusted;

        Trusting(TrustOptions trusted) {
            this.trusted = trusted;
        }

        @Override
        public TrustOptions getTrustStoreOptions() {
            return trusted;
        }

        @Override
        public SSLOptions getSSLOptions() {
            return new SSLOptions();
        }
    }
}
