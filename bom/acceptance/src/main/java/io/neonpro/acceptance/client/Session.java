package io.neonpro.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A user who is signed in: renews the access token before it expires. Many threads share one, since
 * a refresh token that is sent twice ends the whole session (RFC 9700, 4.14.2).
 */
final class Session {

    private static final Duration RENEW_BEFORE = Duration.ofSeconds(60);

    private final Addresses addresses;
    private JsonNode token;
    private long renewAt;

    /**
     * @param token as {@code /oauth/token} answers it
     */
    Session(Addresses addresses, JsonNode token) {
        this.addresses = addresses;
        hold(token);
    }

    synchronized String accessToken() {
        if (System.nanoTime() - renewAt > 0) {
            hold(renewed());
        }
        return token.path("access_token").asText();
    }

    private void hold(JsonNode next) {
        token = next;
        Duration lifetime = Duration.ofSeconds(next.path("expires_in").asLong());
        renewAt = System.nanoTime() + lifetime.minus(RENEW_BEFORE).toNanos();
    }

    private JsonNode renewed() {
        String refreshToken = token.path("refresh_token").asText();
        HttpRequest request = HttpRequest.newBuilder(addresses.of("identity", "/oauth/token"))
                .timeout(Client.TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=refresh_token&refresh_token="
                        + URLEncoder.encode(refreshToken, StandardCharsets.UTF_8)))
                .build();
        return Client.exchange(request).expect(200).json();
    }
}
