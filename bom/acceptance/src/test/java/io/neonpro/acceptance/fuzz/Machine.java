package io.neonpro.acceptance.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Client;
import io.neonpro.acceptance.fuzz.wire.Header;
import io.neonpro.acceptance.fuzz.wire.Message;
import io.neonpro.acceptance.fuzz.wire.Reply;
import io.neonpro.acceptance.fuzz.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A service account that signs in again before its token expires. */
public final class Machine {

    private static final Duration RENEW_BEFORE = Duration.ofSeconds(90);

    private final Addresses addresses;
    private final String id;
    private final String secret;
    private String token = "";
    private long renewAt = System.nanoTime();

    public Machine(Addresses addresses, JsonNode credentials) {
        this.addresses = addresses;
        this.id = credentials.path("clientId").asText();
        this.secret = credentials.path("clientSecret").asText();
    }

    synchronized String token() {
        if (System.nanoTime() - renewAt >= 0) {
            JsonNode answer = signIn();
            token = answer.path("access_token").asText();
            Duration lifetime = Duration.ofSeconds(answer.path("expires_in").asLong());
            renewAt = System.nanoTime() + lifetime.minus(RENEW_BEFORE).toNanos();
        }
        return token;
    }

    /** Signed in for as long as one token lives. */
    public Client client() {
        return Client.stranger(addresses).signedIn(signIn());
    }

    private JsonNode signIn() {
        String form = "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret;
        Message message = new Message(
                "identity",
                "POST",
                "/oauth/token",
                List.of(new Header("Content-Type", "application/x-www-form-urlencoded")),
                form.getBytes(StandardCharsets.UTF_8));
        try (Wire wire = new Wire(addresses)) {
            Reply reply = wire.send(message);
            return reply.json()
                    .filter(json -> json.has("access_token"))
                    .orElseThrow(() -> new IllegalStateException("No token: " + reply));
        }
    }
}
