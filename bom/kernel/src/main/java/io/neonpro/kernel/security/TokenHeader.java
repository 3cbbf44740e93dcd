package io.neonpro.kernel.security;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a token says of itself before anybody has verified it (RFC 7515, 4.1).
 *
 * @param key the id of the key that is said to have signed it
 * @param type such as {@code at+jwt}
 */
record TokenHeader(String key, String type) {

    private static final String ACCESS_TOKEN = "at+jwt";

    /** One way to write it, with a signature by ES256: libraries pass over what is no Base64, so that one token would be many. */
    private static final Pattern SIGNED = Pattern.compile("([\\w-]+)\\.[\\w-]+\\.[\\w-]{86}");

    /** Empty for what is no signed JWT. */
    static Optional<TokenHeader> of(String token) {
        var parts = SIGNED.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var header =
                    new JsonObject(new String(Base64.getUrlDecoder().decode(parts.group(1)), StandardCharsets.UTF_8));
            return Optional.of(new TokenHeader(text(header, "kid"), text(header, "typ")));
        } catch (IllegalArgumentException | DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonObject header, String name) {
        return Objects.requireNonNullElse(header.getString(name), "");
    }

    /** An ID token or a logout token, signed by the same key, opens nothing (RFC 9068, 4; RFC 8725, 3.11). */
    boolean isAccessToken() {
        String name = type.toLowerCase(Locale.ROOT);
        return name.equals(ACCESS_TOKEN) || name.equals("application/" + ACCESS_TOKEN);
    }
}
