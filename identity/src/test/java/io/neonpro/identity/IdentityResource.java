package io.neonpro.identity;

import static java.util.Map.entry;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** What a test of this service needs beside the servers: a known port, and short waits. */
public final class IdentityResource implements QuarkusTestResourceLifecycleManager {

    static final String CLINIC_SECRET = "a-secret-of-the-clinic-service";

    @Override
    public Map<String, String> start() {
        return Map.ofEntries(
                entry("quarkus.http.test-port", Integer.toString(freePort())),
                entry("neonpro.clients.services.clinic.secret", CLINIC_SECRET),
                entry("neonpro.key-set.cooldown", "1ms"),
                entry("neonpro.outside.private-networks", "true"),
                entry("quarkus.rest-client.notify.url", "http://127.0.0.1:" + freePort()),
                entry("neonpro.signing.announce", "0s"),
                entry("NEONPRO_RATE_PER_SOURCE", "60000"),
                entry("neonpro.attempts.max", "5"),
                entry("neonpro.attempts.max-of-source", "60"),
                entry("neonpro.password.memory-kib", "7168"),
                entry("neonpro.standing.remove-after", "0s"));
    }

    @Override
    public void stop() {}

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
