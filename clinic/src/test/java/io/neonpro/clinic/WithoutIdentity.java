package io.neonpro.clinic;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** The service as its tests run it: with everything but identity, which nobody listens for, nor, at first, scheduling. */
public final class WithoutIdentity implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.test-port", "0",
                "neonpro.peer.identity.url", "http://127.0.0.1:1",
                "neonpro.peer.scheduling.url", "http://127.0.0.1:" + freePort(),
                "neonpro.standing.remove-after", "0s",
                "neonpro.proxies.trusted", "127.0.0.1",
                "neonpro.sign-up.burst", "40",
                "neonpro.sign-up.per-minute", "1");
    }

    /** Where scheduling will be once a test starts it; nobody answers there before. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
