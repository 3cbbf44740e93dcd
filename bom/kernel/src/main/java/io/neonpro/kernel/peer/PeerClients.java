package io.neonpro.kernel.peer;

import io.neonpro.kernel.trace.HandedOnTrace;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Configuration;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/**
 * Makes REST clients of other services, as {@code neonpro.peer.<service>.…} says: its {@code url}, within what time it must let
 * one {@code connect-within} (300 ms) and {@code answer-within} (30 s), and how many {@code connections} there may be (50).
 * What Quarkus injects by itself has some fifty settings for each interface, which are looked for at every start, whether
 * somebody is asked or not.
 */
@ApplicationScoped
public class PeerClients {

    private static final String SERVICE = "neonpro.peer";
    private static final Duration CONNECT_WITHIN = Duration.ofMillis(300);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 50;

    private final Config config;

    PeerClients(Config config) {
        this.config = config;
        ClientSettings.read(config.unwrap(SmallRyeConfig.class));
    }

    /** A client of the one service that {@link Asks} names on its interface. */
    public <T> T of(Class<T> type) {
        String[] services = asked(type);
        if (services.length != 1) {
            throw new IllegalArgumentException(type + " asks " + List.of(services) + ": say which one");
        }
        return of(type, services[0]);
    }

    /** A client of one of the services that {@link Asks} names on its interface. */
    public <T> T of(Class<T> type, String service) {
        return at(setting(service, "url", URI.class).orElseThrow(), type, service);
    }

    /** A client of a service that is elsewhere than configured. */
    public <T> T at(URI url, Class<T> type, String service) {
        if (!List.of(asked(type)).contains(service)) {
            throw new IllegalArgumentException(type + " must name " + service + " by @Asks");
        }
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .connectTimeout(millis(service, "connect-within", CONNECT_WITHIN), TimeUnit.MILLISECONDS)
                .readTimeout(millis(service, "answer-within", ANSWER_WITHIN), TimeUnit.MILLISECONDS)
                .property(
                        QuarkusRestClientProperties.CONNECTION_POOL_SIZE,
                        setting(service, "connections", Integer.class).orElse(CONNECTIONS))
                .property(SERVICE, service)
                .register(new HandedOnTrace())
                .build(type);
    }

    /** The service that a request of such a client is to. */
    public static String service(Configuration client) {
        return Optional.ofNullable((String) client.getProperty(SERVICE))
                .orElseThrow(() -> new IllegalStateException("Not a client of PeerClients"));
    }

    private static String[] asked(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(Asks.class))
                .map(Asks::value)
                .orElseThrow(() -> new IllegalArgumentException(type + " must say by @Asks whom it asks"));
    }

    private long millis(String service, String name, Duration usual) {
        return setting(service, name, Duration.class).orElse(usual).toMillis();
    }

    private <T> Optional<T> setting(String service, String name, Class<T> type) {
        return config.getOptionalValue("neonpro.peer." + service + "." + name, type);
    }
}
