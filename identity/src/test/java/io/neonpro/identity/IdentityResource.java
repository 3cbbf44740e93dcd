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

    /** As a generator makes it that knows nothing of forms. */
    static final String OWN_SECRET = "own+secret/of%the service==";

    /** Of an application on a server of its own; the others are programs on somebody's device. */
    static final String APPLICATION = "https://app.example/callback";

    /** That a tenant has sent to one address in a day. */
    static final int LETTERS = 4;

    /** For passwords that wait to be looked at. */
    static final int PLACES = 16;

    /** One for all who are started one after the other, as the mailbox stays; and so with the patients. */
    private static final int NOTIFY = freePort();

    private static final int PATIENT = freePort();

    @Override
    public Map<String, String> start() {
        return Map.ofEntries(
                entry("quarkus.http.test-port", Integer.toString(freePort())),
                entry("neonpro.clients.services.clinic.secret", CLINIC_SECRET),
                entry("neonpro.clients.services.identity.secret", OWN_SECRET),
                entry("neonpro.clients.apps.desk.redirect-uris", "http://127.0.0.1/callback"),
                entry("neonpro.clients.apps.neonpro.redirect-uris", "http://127.0.0.1/callback," + APPLICATION),
                entry("neonpro.browsers.trust-devices", "false"),
                entry("neonpro.identity.secret", OWN_SECRET),
                entry("neonpro.identity.cooldown", "1ms"),
                entry("neonpro.jobs.away-retry-after", "200ms"),
                entry("neonpro.letters.per-address", Integer.toString(LETTERS)),
                entry("neonpro.outside.private-networks", "true"),
                entry("neonpro.peer.notify.url", "http://127.0.0.1:" + NOTIFY),
                entry("neonpro.peer.patient.url", "http://127.0.0.1:" + PATIENT),
                entry("neonpro.signing.announce", "0s"),
                entry("NEONPRO_RATE_PER_SOURCE", "60000"),
                entry("neonpro.attempts.max", "5"),
                entry("neonpro.attempts.max-of-source", "60"),
                entry("neonpro.password.memory-kib", "7168"),
                entry("neonpro.password.iterations", "1"),
                entry("neonpro.password.waiting", Integer.toString(PLACES)),
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
