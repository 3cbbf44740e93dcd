package io.neonpro.clinic;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** The service as its tests run it: with everything but identity and scheduling, for which nobody listens but for moments. */
public final class WithoutIdentity implements QuarkusTestProfile {

    private static final String IDENTITY_PORT = "neonpro.test.identity.port";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.test-port", "0",
                "neonpro.peer.identity.url", "http://127.0.0.1:" + identityPort(),
                "neonpro.peer.scheduling.url", "http://127.0.0.1:" + freePort(),
                "neonpro.standing.remove-after", "0s",
                "neonpro.proxies.trusted", "127.0.0.1",
                "neonpro.sign-up.burst", "40",
                "neonpro.sign-up.per-minute", "1");
    }

    /** The same for all of a run: who reads this profile and who tests are of different class loaders. */
    public static int identityPort() {
        Object port = System.getProperties().computeIfAbsent(IDENTITY_PORT, key -> Integer.toString(freePort()));
        return Integer.parseInt(port.toString());
    }

    /** Where somebody will be once a test starts them; nobody answers there before. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
