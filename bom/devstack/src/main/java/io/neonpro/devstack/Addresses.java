package io.neonpro.devstack;

import io.neonpro.devstack.process.LocalPort;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one needs to know to use a stack, as the variables that services read.
 *
 * @param values variable names and values; {@code NEONPRO_MAILBOX_URL} is only for tests and people
 */
public record Addresses(Map<String, String> values) {

    private static final String ADMIN_PASSWORD = "NEONPRO_POSTGRES_ADMIN_PASSWORD";

    public Addresses {
        values = Map.copyOf(values);
    }

    static Addresses of(Setup setup) {
        Ports ports = setup.ports();
        var values = new TreeMap<String, String>();
        values.put("NEONPRO_POSTGRES_PRIMARY", ports.primary().address());
        values.put(
                "NEONPRO_POSTGRES_REPLICA",
                Stream.concat(Stream.of(ports.replica()), setup.secondReplica().stream())
                        .map(LocalPort::address)
                        .collect(Collectors.joining(",")));
        values.put(ADMIN_PASSWORD, setup.password());
        values.put("KAFKA_BOOTSTRAP_SERVERS", ports.kafka().address());
        values.put("NEONPRO_REDIS", redis(setup));
        values.put("NEONPRO_SMTP_HOST", "127.0.0.1");
        values.put("NEONPRO_SMTP_PORT", Integer.toString(ports.smtp().number()));
        values.put("NEONPRO_MAILBOX_URL", "http://" + ports.mailbox().address() + "/");
        return new Addresses(values);
    }

    private static String redis(Setup setup) {
        String address = setup.ports().redis().address();
        return setup.authority().isPresent() ? "rediss://:" + setup.password() + "@" + address : "redis://" + address;
    }

    /** The addresses that another process wrote down. */
    public static Addresses of(Properties written) {
        var values = new TreeMap<String, String>();
        written.stringPropertyNames().forEach(n -> values.put(n, written.getProperty(n)));
        return new Addresses(values);
    }

    /** What services are told: everything but the password of Postgres' superuser. */
    public Map<String, String> ofServices() {
        var told = new TreeMap<>(values);
        told.remove(ADMIN_PASSWORD);
        return told;
    }

    public Properties toProperties() {
        var properties = new Properties();
        properties.putAll(values);
        return properties;
    }

    public String primary() {
        return values.get("NEONPRO_POSTGRES_PRIMARY");
    }

    /** The first of them. */
    public String replica() {
        return replicas().getFirst();
    }

    public List<String> replicas() {
        return List.of(values.get("NEONPRO_POSTGRES_REPLICA").split(","));
    }

    /** Of the superuser {@code postgres}; roles have others ({@link RolePasswords}). */
    public String postgresPassword() {
        return values.get(ADMIN_PASSWORD);
    }

    public String kafka() {
        return values.get("KAFKA_BOOTSTRAP_SERVERS");
    }

    public URI redis() {
        return URI.create(values.get("NEONPRO_REDIS"));
    }

    public URI mailbox() {
        return URI.create(values.get("NEONPRO_MAILBOX_URL"));
    }
}
