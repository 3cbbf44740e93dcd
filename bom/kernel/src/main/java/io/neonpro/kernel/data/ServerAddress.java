package io.neonpro.kernel.data;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a Postgres server listens, written {@code host:port}; an IPv6 address is in brackets. */
@RegisterForReflection // settings are read by its method "of"
public record ServerAddress(String host, int port) {

    private static final Pattern TEXT = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^:\\[\\]\\s]+)):([0-9]{1,5})");
    private static final int MAX_PORT = 65_535;

    public ServerAddress {
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("Not a port: " + port);
        }
    }

    /**
     * @throws IllegalArgumentException when it is not written so
     */
    public static ServerAddress of(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not host:port: " + text);
        }
        String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        return new ServerAddress(host, Integer.parseInt(parts.group(3)));
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
