package io.neonpro.identity.client;

import java.net.URI;
import java.util.Set;

/** Compares an address to send a browser to with a registered one. */
final class RedirectUri {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    private RedirectUri() {}

    /** Character by character, but for the port of the loopback interface (RFC 8252, 7.3). */
    static boolean matches(String registered, String asked) {
        if (registered.equals(asked)) {
            return true;
        }
        try {
            return isLoopback(URI.create(registered))
                    && withoutPort(URI.create(registered)).equals(withoutPort(URI.create(asked)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isLoopback(URI uri) {
        return "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
    }

    private static String withoutPort(URI uri) {
        return uri.getPort() < 0 ? uri.toString() : uri.toString().replaceFirst(":" + uri.getPort(), "");
    }
}
