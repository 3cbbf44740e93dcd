package io.neonpro.kernel.security;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * What a token says of itself before anybody has verified it (RFC 7515, 4.1).
 *
 * @param key the id of the key that is said to have signed it
 * @param type such as {@code at+jwt}
 */
record TokenHeader(String key, String type) {

    private static final String ACCESS_TOKEN = "at+jwt";

    /** Empty for what is no JWT. */
    static Optional<TokenHeader> of(String token) {
        int end = token.indexOf('.');
        if (end < 0) {
            return Optional.empty();
        }
        try {
            var header = new JsonObject(
                    new String(Base64.getUrlDecoder().decode(token.substring(0, end)), StandardCharsets.UTF_8));
            return Optional.of(new TokenHeader(header.getString("kid", ""), header.getString("typ", "")));
        } catch (IllegalArgumentException | DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }

    /** An ID token or a logout token, signed by the same key, opens nothing (RFC 9068, 4; RFC 8725, 3.11). */
    boolean isAccessToken() {
        String name = type.toLowerCase(Locale.ROOT);
        return name.equals(ACCESS_TOKEN) || name.equals("application/" + ACCESS_TOKEN);
    }
}
